enum PipelineTestsSkeleton {}
