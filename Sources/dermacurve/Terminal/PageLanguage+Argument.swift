import ArgumentParser
import StudyRecords

extension PageLanguage: ExpressibleByArgument {}
