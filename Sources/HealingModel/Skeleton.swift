enum HealingModelSkeleton {}
