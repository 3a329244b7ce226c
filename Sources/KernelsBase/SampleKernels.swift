import KernelAPI

extension Kernels {
    package static func unpack(
        _ codes: UnsafePointer<UInt8>, count: Int, linear: UnsafePointer<Float>, density: UnsafePointer<Float>,
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
