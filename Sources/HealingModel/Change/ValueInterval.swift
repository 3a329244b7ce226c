import StudyRecords

extension MetricValue {
    /// 95 % interval of the value as a sample of this skin in this photo: Student's t with the tiles' degrees of freedom.
    /// What differs between visits is not in it.
    package var confidenceInterval: ClosedRange<Double>? {
        guard let value, let standardError else { return nil }
        let half = ChangeQuestion.quantile(errors?.degrees) * standardError
        return value - half...value + half
    }
}
