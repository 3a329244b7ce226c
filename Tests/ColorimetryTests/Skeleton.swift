enum ColorimetryTestsSkeleton {}
