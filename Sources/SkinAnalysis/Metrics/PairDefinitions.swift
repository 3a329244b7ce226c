import StudyRecords

extension MetricCatalog {
    /// Metrics of two photos together; a single photo has no value of them.
    static let pairDefinitions = [
        MetricDefinition(
            id: "amplitude-ratio", revision: 1, title: "Relief against before, blur taken out", family: .texture,
            unit: "ratio",
            formula:
                "a of ln(S₂/S₁) = 2·ln a - 4π²f²·ΔΣ² by weighted least squares, f = 0.8…3 cycles/mm, S power density "
                + "of t less its floor; 1 before",
            source: "texture-pair", expectedRange: 0.1...10, whileHealing: .none,
            invalidWhen: [
                "coarser than 0.05 mm per pixel", "fewer than 10 frequencies above 3 times the floor",
                "residual SD above 0.3", "blur changed by more than (0.1 mm)²", "light direction or expression changed",
            ],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 0.1,
                source: "default from drawn skin under blur, noise and JPEG; your own repeated photos will say more"))
    ]
}
