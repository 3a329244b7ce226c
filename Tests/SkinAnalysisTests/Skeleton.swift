enum SkinAnalysisTestsSkeleton {}
