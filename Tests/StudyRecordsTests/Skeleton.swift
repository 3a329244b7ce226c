enum StudyRecordsTestsSkeleton {}
