enum ResultStoreSkeleton {}
