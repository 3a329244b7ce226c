/// How different two photos may be. Each first figure asks for care, each second one forbids the comparison.
package struct ComparabilityLimits: Sendable, Hashable, Codable {
    /// Change of the control region's erythema index, EI. 4 is more than twice the visit SD of one rig.
    package var controlDriftCare = 2.0
    package var controlDrift = 4.0
    /// Change of the control region's lightness, L*: 3 is about 0.2 EV. Matters to absolute metrics alone.
    package var exposureCare = 1.5
    package var exposure = 3.0
    /// Ratio of mm per pixel. 5 % of scale moves texture bands by up to 4.5 %.
    package var scaleCare = 1.1
    package var scale = 1.5
    /// Difference in blur, px². 0.5 px² moves the finest band by up to 20 %.
    package var blurCare = 0.5
    package var blur = 1.5
    /// Turn of the light, degrees, where it falls off by more than `shading` percent in both photos.
    package var lightTurnCare = 15.0
    package var lightTurn = 45.0
    package var shading = 10.0

    package init() {}
}
