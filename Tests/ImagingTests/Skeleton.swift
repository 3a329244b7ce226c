enum ImagingTestsSkeleton {}
