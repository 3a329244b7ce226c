import CVec
import KernelAPI

extension Kernels {
    package static func unpack(
        _ codes: UnsafePointer<UInt8>, count: Int, pairs: UnsafePointer<Float>, into planes: SamplePlanes
    ) {
        let table = UnsafeRawPointer(pairs).assumingMemoryBound(to: UInt64.self)
        var x = 0
        while x &+ 8 <= count {
            let at = codes + 3 &* x
            splitPairs(at, table, planes.red + x, planes.redDensity + x)
            splitPairs(at + 1, table, planes.green + x, planes.greenDensity + x)
            splitPairs(at + 2, table, planes.blue + x, planes.blueDensity + x)
            x &+= 8
        }
        while x < count {
            let (red, green, blue) = (Int(codes[3 &* x]), Int(codes[3 &* x &+ 1]), Int(codes[3 &* x &+ 2]))
            (planes.red[x], planes.redDensity[x]) = (pairs[2 &* red], pairs[2 &* red &+ 1])
            (planes.green[x], planes.greenDensity[x]) = (pairs[2 &* green], pairs[2 &* green &+ 1])
            (planes.blue[x], planes.blueDensity[x]) = (pairs[2 &* blue], pairs[2 &* blue &+ 1])
            x &+= 1
        }
    }

    package static func unpack(
        _ codes: UnsafePointer<UInt16>, count: Int, linear: UnsafePointer<Float>, density: UnsafePointer<Float>,
        into planes: SamplePlanes
    ) {
        for x in 0..<count {
            let red = Int(codes[3 &* x])
            let green = Int(codes[3 &* x &+ 1])
            let blue = Int(codes[3 &* x &+ 2])
            planes.red[x] = linear[red]
            planes.redDensity[x] = density[red]
            planes.green[x] = linear[green]
            planes.greenDensity[x] = density[green]
            planes.blue[x] = linear[blue]
            planes.blueDensity[x] = density[blue]
        }
    }

    package static func widen(_ codes: UnsafePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<Float>) {
        for x in 0..<count { output[x] = Float(codes[x]) }
    }

    package static func widen(_ codes: UnsafePointer<UInt16>, count: Int, into output: UnsafeMutablePointer<Float>) {
        for x in 0..<count { output[x] = Float(codes[x]) / 257 }
    }
}

/// Every third of 24 codes through a table of pairs, one load each; firsts and seconds apart.
@inline(__always)
private func splitPairs(
    _ codes: UnsafePointer<UInt8>, _ table: UnsafePointer<UInt64>, _ first: UnsafeMutablePointer<Float>,
    _ second: UnsafeMutablePointer<Float>
) {
    let low = SIMD4<UInt64>(
        table[Int(codes[0])], table[Int(codes[3])], table[Int(codes[6])], table[Int(codes[9])])
    let high = SIMD4<UInt64>(
        table[Int(codes[12])], table[Int(codes[15])], table[Int(codes[18])], table[Int(codes[21])])
    let (a, b) = (unsafeBitCast(low, to: Lanes.self), unsafeBitCast(high, to: Lanes.self))
    store(cvec_even(a, b), first)
    store(cvec_odd(a, b), second)
}
