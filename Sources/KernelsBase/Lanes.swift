import CVec
import KernelAPI

// The only kernel source: the folder KernelsV3 is a link to this one. Kernels hold no arrays, no closures handed around
// and no generic helpers, because their shared specializations would be linked once for both instruction sets.

/// The kernels of the instruction set this module is compiled for.
package enum Kernels: KernelSet {}

typealias Lanes = SIMD8<Float>
typealias Words = SIMD8<UInt32>

@inline(__always)
func load(_ pointer: UnsafePointer<Float>) -> Lanes { UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self) }

/// The first `count` < 8 values, zeros behind.
@inline(__always)
func load(_ pointer: UnsafePointer<Float>, _ count: Int) -> Lanes {
    var lanes = Lanes(repeating: 0)
    for lane in 0..<count { lanes[lane] = pointer[lane] }
    return lanes
}

@inline(__always)
func store(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: Lanes.self)
}

@inline(__always)
func store(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Float>, _ count: Int) {
    for lane in 0..<count { pointer[lane] = lanes[lane] }
}

@inline(__always)
func bytes32(_ pointer: UnsafePointer<UInt8>) -> SIMD32<UInt8> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD32<UInt8>.self)
}

@inline(__always)
func store32(_ bytes: SIMD32<UInt8>, _ pointer: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: bytes, as: SIMD32<UInt8>.self)
}

@inline(__always)
func spread(_ value: Float) -> Lanes { Lanes(repeating: value) }

@inline(__always)
func bits(_ lanes: Lanes) -> Words { unsafeBitCast(lanes, to: Words.self) }

@inline(__always)
func lanes(_ words: Words) -> Lanes { unsafeBitCast(words, to: Lanes.self) }

/// Always in this order, so that sums are the same bits for every instruction set.
@inline(__always)
func total(_ lanes: Lanes) -> Double {
    let low = (Double(lanes[0]) + Double(lanes[1])) + (Double(lanes[2]) + Double(lanes[3]))
    let high = (Double(lanes[4]) + Double(lanes[5])) + (Double(lanes[6]) + Double(lanes[7]))
    return low + high
}
