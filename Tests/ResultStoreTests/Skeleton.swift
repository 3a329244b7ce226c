enum ResultStoreTestsSkeleton {}
