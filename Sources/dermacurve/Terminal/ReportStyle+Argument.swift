import ArgumentParser
import StudyRecords

extension PageLanguage: ExpressibleByArgument {}
extension PageAudience: ExpressibleByArgument {}
