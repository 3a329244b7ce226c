enum ImagingSkeleton {}
