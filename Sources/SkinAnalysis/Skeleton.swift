enum SkinAnalysisSkeleton {}
