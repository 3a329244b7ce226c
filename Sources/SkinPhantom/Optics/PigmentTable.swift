/// Linear camera color of every skin under one light, tabulated once: photos look colors up instead of integrating spectra.
///
/// Nodes are equally spaced in √blood and √melanin, between them colors are bilinear; oxygenation follows blood. Largest error
/// of a color below 10⁻³ of its value (0.04 EI) for blood from 0.2 to 6 % and melanin from 0.5 to 15 %.
struct PigmentTable: Sendable {
    static let bloodNodes = 192
    static let melaninNodes = 80
    /// Beyond these shares skin is not distinguished.
    static let largestBlood = 0.25
    static let largestMelanin = 0.35

    /// Red, green, blue, nothing.
    private let colors: [SIMD4<Float>]

    init(camera: PhantomCamera, light: PhantomLight) {
        colors = camera.colors(of: PigmentTable.spectra, in: light).map {
            SIMD4(Float($0[0]), Float($0[1]), Float($0[2]), 0)
        }
    }

    /// Melanin runs slowly, blood fast.
    private static let spectra: [[Double]] = (0..<bloodNodes * melaninNodes).map { index in
        let blood = Double(index % bloodNodes) / Double(bloodNodes - 1)
        let melanin = Double(index / bloodNodes) / Double(melaninNodes - 1)
        return SkinReflectance.spectrum(
            of: SkinPigments(blood: blood * blood * largestBlood, melanin: melanin * melanin * largestMelanin))
    }

    /// Row of the table for one melanin share, and how far it lies towards the next one.
    func melaninPlace(_ melanin: Float) -> (row: Int, share: Float) {
        let place = PigmentTable.place(melanin, Float(PigmentTable.largestMelanin), PigmentTable.melaninNodes)
        return (place.index * PigmentTable.bloodNodes, place.share)
    }

    /// Linear red, green, blue.
    @inline(__always)
    func color(blood: Float, melanin: (row: Int, share: Float)) -> SIMD4<Float> {
        let place = PigmentTable.place(blood, Float(PigmentTable.largestBlood), PigmentTable.bloodNodes)
        let first = melanin.row + place.index
        let second = first + PigmentTable.bloodNodes
        let near = colors[first] + (colors[first + 1] - colors[first]) * place.share
        let far = colors[second] + (colors[second + 1] - colors[second]) * place.share
        return near + (far - near) * melanin.share
    }

    /// Linear red, green, blue of one skin.
    func color(blood: Double, melanin: Double) -> [Double] {
        let color = color(blood: Float(blood), melanin: melaninPlace(Float(melanin)))
        return [Double(color.x), Double(color.y), Double(color.z)]
    }

    @inline(__always)
    private static func place(_ value: Float, _ largest: Float, _ nodes: Int) -> (index: Int, share: Float) {
        let position = (max(0, min(1, value / largest))).squareRoot() * Float(nodes - 1)
        let index = min(nodes - 2, Int(position))
        return (index, position - Float(index))
    }
}
