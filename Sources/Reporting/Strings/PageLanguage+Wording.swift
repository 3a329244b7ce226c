import StudyRecords

extension PageLanguage {
    var wording: Wording {
        switch self {
        case .english: .english
        case .german: .german
        }
    }
}
