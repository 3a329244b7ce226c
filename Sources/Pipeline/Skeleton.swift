enum PipelineSkeleton {}
