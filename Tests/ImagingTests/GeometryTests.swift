import TestSupport
import Testing

@testable import Imaging

@Suite struct GeometryTests {
    private func square(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> [PolygonPoint] {
        [(left, top), (right, top), (right, bottom), (left, bottom)].map { PolygonPoint(x: $0.0, y: $0.1) }
    }

    @Test func squaresCoverTheirPixelsAndShareNone() {
        var left = PixelMask(width: 20, height: 20)
        left.fill(rings: [square(2, 3, 10, 12)])
        #expect(left.count == 8 * 9)
        #expect(left.bounds == PixelRectangle(left: 2, top: 3, right: 10, bottom: 12))
        var right = PixelMask(width: 20, height: 20)
        right.fill(rings: [square(10, 3, 15, 12)])
        left.formIntersection(right)
        #expect(left.count == 0)
    }

    @Test func holesAndPartsOutsideAreLeftOut() {
        var mask = PixelMask(width: 10, height: 10)
        mask.fill(rings: [square(-50, -50, 8, 8), square(2, 2, 4, 4)])
        #expect(mask.count == 64 - 4)
        var far = PixelMask(width: 10, height: 10)
        far.fill(rings: [square(1e300, 1e300, 2e300, 2e300)])
        #expect(far.count == 0)
    }

    @Test func smallComponentsAndHolesGo() {
        var mask = PixelMask(width: 30, height: 30)
        mask.fill(rings: [square(2, 2, 20, 20), square(8, 8, 10, 10)])
        mask[25, 25] = true
        let cleaned = ConnectedComponents(mask).removing(smallerThan: 5)
        #expect(cleaned.count == 18 * 18 - 4)
        #expect(!cleaned[25, 25])
        var rest = PixelMask(width: 30, height: 30, repeating: true)
        rest.subtract(cleaned)
        let holes = ConnectedComponents(rest).enclosed(smallerThan: 10)
        #expect(holes.count == 4)
    }

    @Test func componentsJoinAcrossAnyShape() {
        // A comb: separate teeth that a last row joins into one piece.
        var mask = PixelMask(width: 21, height: 10)
        for x in stride(from: 0, to: 21, by: 2) { for y in 0..<9 { mask[x, y] = true } }
        for x in 0..<21 { mask[x, 9] = true }
        #expect(ConnectedComponents(mask).removing(smallerThan: mask.count).count == mask.count)
        #expect(ConnectedComponents(mask).removing(smallerThan: mask.count + 1).count == 0)
    }

    @Test func dilationGrowsASquare() {
        var mask = PixelMask(width: 11, height: 11)
        mask[5, 5] = true
        mask[0, 0] = true
        let grown = mask.dilated(by: 2)
        for y in 0..<11 {
            for x in 0..<11 {
                let isNear = (abs(x - 5) <= 2 && abs(y - 5) <= 2) || (x <= 2 && y <= 2)
                #expect(grown[x, y] == isNear)
            }
        }
    }
}
