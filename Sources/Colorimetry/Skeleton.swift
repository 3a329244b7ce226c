enum ColorimetrySkeleton {}
