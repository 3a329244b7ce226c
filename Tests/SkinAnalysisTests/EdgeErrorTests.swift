import Testing

@testable import SkinAnalysis

/// An outline that may lie elsewhere adds what the values change on the way there.
@Suite struct EdgeErrorTests {
    /// A ramp of 0.1 a pixel along x on 128 × 64 pixels.
    private var ramp: CellGrid {
        var grid = CellGrid(width: 128, height: 64, channels: 1)
        for y in 0..<64 {
            for x in 0..<128 {
                let cell = grid.cell(x: x, y: y)
                grid.count(1, in: cell)
                grid.add(0.1 * Double(x), channel: 0, in: cell)
            }
        }
        return grid
    }

    @Test func aRampMovesByItsSlope() {
        // A move of e in a random direction has the variance e²/2 along x.
        let variance = ramp.edged(by: 3).edgeVariance { $0[0] }
        #expect(abs(variance - 9.0 / 2 * 0.01) < 0.002)
    }

    @Test func aDrawnOutlineAddsNothing() {
        #expect(ramp.edgeVariance { $0[0] } == 0)
        #expect(ramp.edged(by: 0).estimate { $0[0] }.standardError == ramp.estimate { $0[0] }.standardError)
    }
}
