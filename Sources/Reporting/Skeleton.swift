enum ReportingSkeleton {}
