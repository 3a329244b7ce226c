enum HealingModelTestsSkeleton {}
