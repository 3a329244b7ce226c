import CVec
import KernelAPI

extension Kernels {
    package static func lab(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        matrix: UnsafePointer<Float>, lightness: UnsafeMutablePointer<Float>, aStar: UnsafeMutablePointer<Float>,
        bStar: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 8 <= count {
            let color = labOf(load(red + x), load(green + x), load(blue + x), matrix)
            store(color.lightness, lightness + x)
            store(color.aStar, aStar + x)
            store(color.bStar, bStar + x)
            x &+= 8
        }
        guard x < count else { return }
        let rest = count &- x
        let color = labOf(load(red + x, rest), load(green + x, rest), load(blue + x, rest), matrix)
        store(color.lightness, lightness + x, rest)
        store(color.aStar, aStar + x, rest)
        store(color.bStar, bStar + x, rest)
    }

    package static func colorSums(
        _ planes: SamplePlanes, offset: Int, weights: UnsafePointer<Float>, count: Int, matrix: UnsafePointer<Float>,
        length: Int, into sums: UnsafeMutablePointer<Double>
    ) {
        var (start, entry) = (0, sums)
        while start < count {
            let end = start &+ length < count ? start &+ length : count
            var sum = ColorLanes()
            var x = start
            while x &+ 8 <= end {
                sum.add(load(weights + x), ColorPixels(planes, at: offset &+ x, 8, 8), matrix)
                x &+= 8
            }
            if x < end {
                let (rest, readable) = (end &- x, count &- x)
                let pixels = ColorPixels(planes, at: offset &+ x, rest, readable)
                sum.add(upTo8(weights + x, rest, readable), pixels, matrix)
            }
            sum.add(to: entry)
            (start, entry) = (end, entry + 6)
        }
    }

    package static func lightness(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        matrix: UnsafePointer<Float>, lightness: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 8 <= count {
            let y = compressed(mixed(load(red + x), load(green + x), load(blue + x), matrix + 3))
            store(spread(116) * y - spread(16), lightness + x)
            x &+= 8
        }
        guard x < count else { return }
        let rest = count &- x
        let y = compressed(mixed(load(red + x, rest), load(green + x, rest), load(blue + x, rest), matrix + 3))
        store(spread(116) * y - spread(16), lightness + x, rest)
    }

    package static func mix(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        weights: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 8 <= count {
            store(mixed(load(red + x), load(green + x), load(blue + x), weights), output + x)
            x &+= 8
        }
        guard x < count else { return }
        let rest = count &- x
        store(mixed(load(red + x, rest), load(green + x, rest), load(blue + x, rest), weights), output + x, rest)
    }

    package static func scaledLog(
        _ input: UnsafePointer<Float>, count: Int, floor: Float, scale: Float, into output: UnsafeMutablePointer<Float>
    ) {
        var x = 0
        while x &+ 8 <= count {
            store(spread(scale) * logarithm(cvec_max(load(input + x), spread(floor))), output + x)
            x &+= 8
        }
        guard x < count else { return }
        let rest = count &- x
        store(spread(scale) * logarithm(cvec_max(load(input + x, rest), spread(floor))), output + x, rest)
    }
}

/// Densities and linear light of eight pixels.
struct ColorPixels {
    var (red, green, blue): (Lanes, Lanes, Lanes)
    var (redDensity, greenDensity, blueDensity): (Lanes, Lanes, Lanes)
}

extension ColorPixels {
    @inline(__always)
    fileprivate init(_ planes: SamplePlanes, at x: Int, _ rest: Int, _ readable: Int) {
        red = upTo8(planes.red + x, rest, readable)
        green = upTo8(planes.green + x, rest, readable)
        blue = upTo8(planes.blue + x, rest, readable)
        redDensity = upTo8(planes.redDensity + x, rest, readable)
        greenDensity = upTo8(planes.greenDensity + x, rest, readable)
        blueDensity = upTo8(planes.blueDensity + x, rest, readable)
    }
}

/// Weighted sums of densities and of f(X), f(Y), f(Z), lane by lane.
struct ColorLanes {
    private var (red, green, blue) = (spread(0), spread(0), spread(0))
    private var (x, y, z, weight) = (spread(0), spread(0), spread(0), spread(0))

    @inline(__always)
    init() {}

    @inline(__always)
    mutating func add(_ weight: Lanes, _ pixels: ColorPixels, _ matrix: UnsafePointer<Float>) {
        red += weight * pixels.redDensity
        green += weight * pixels.greenDensity
        blue += weight * pixels.blueDensity
        let (r, g, b) = (pixels.red, pixels.green, pixels.blue)
        x += weight * compressed(mixed(r, g, b, matrix))
        y += weight * compressed(mixed(r, g, b, matrix + 3))
        z += weight * compressed(mixed(r, g, b, matrix + 6))
        self.weight += weight
    }

    /// To six entries: three densities, L*, a*, b*.
    @inline(__always)
    func add(to entry: UnsafeMutablePointer<Double>) {
        let (sx, sy, sz) = (total(x), total(y), total(z))
        entry[0] += total(red)
        entry[1] += total(green)
        entry[2] += total(blue)
        entry[3] += 116 * sy - 16 * total(weight)
        entry[4] += 500 * (sx - sy)
        entry[5] += 200 * (sy - sz)
    }
}

/// Eight values, or `rest` of them with zeros behind; at least `readable` may be read.
@inline(__always)
func upTo8(_ pointer: UnsafePointer<Float>, _ rest: Int, _ readable: Int) -> Lanes {
    if rest >= 8 { return load(pointer) }
    return readable >= 8 ? cvec_first(load(pointer), Int32(truncatingIfNeeded: rest)) : load(pointer, rest)
}

@inline(__always)
func mixed(_ red: Lanes, _ green: Lanes, _ blue: Lanes, _ weights: UnsafePointer<Float>) -> Lanes {
    let first = spread(weights[0]) * red + spread(weights[1]) * green
    return first + spread(weights[2]) * blue
}

@inline(__always)
private func labOf(
    _ red: Lanes, _ green: Lanes, _ blue: Lanes, _ matrix: UnsafePointer<Float>
) -> (lightness: Lanes, aStar: Lanes, bStar: Lanes) {
    let x = compressed(mixed(red, green, blue, matrix))
    let y = compressed(mixed(red, green, blue, matrix + 3))
    let z = compressed(mixed(red, green, blue, matrix + 6))
    return (spread(116) * y - spread(16), spread(500) * (x - y), spread(200) * (y - z))
}

/// f(t) of CIELAB. t^(-1/3) by an exponent trick (3.5 % off) and one sixth-order step, then ∛t = t·(t^(-1/3))².
///
/// With e = 1 - t·r³ the step is r·(1 - e)^(-1/3) by its series; |e| ≤ 0.11 leaves 2·10⁻⁷.
@inline(__always)
private func compressed(_ ratio: Lanes) -> Lanes {
    let safe = cvec_max(ratio, spread(1e-6))
    // A third of the bit pattern through floating point: exact to a few units, which the steps below swallow.
    let third = cvec_trunc(cvec_float(unsafeBitCast(safe, to: SIMD8<Int32>.self)) * spread(Float(1.0 / 3)))
    let start = SIMD8<Int32>(repeating: 0x54A2_FA8C) &- third
    var inverse = unsafeBitCast(start, to: Lanes.self)
    let e = spread(1) - (safe * inverse) * (inverse * inverse)
    let square = e * e
    let low = spread(0.33333334) + e * spread(0.22222222)
    let middle = spread(Float(14.0 / 81)) + e * spread(Float(35.0 / 243))
    let high = spread(Float(91.0 / 729)) + e * spread(Float(728.0 / 6561))
    inverse += inverse * (e * (low + square * (middle + square * high)))
    let root = (safe * inverse) * inverse
    let line = (spread(Float(24389.0 / 27)) * ratio + spread(16)) * spread(Float(1.0 / 116))
    return cvec_select_le(ratio, spread(Float(216.0 / 24389)), line, root)
}

/// ln of positive, normal values. x = m·2ᵉ with m in [√½, √2); ln m = 2·artanh s, s = (m-1)/(m+1), |s| ≤ 0.1716,
/// series to s⁹.
@inline(__always)
func logarithm(_ value: Lanes) -> Lanes {
    // Adding the distance from √½ to 1 moves the mantissa's wrap to √2.
    let shifted = bits(value) &+ Words(repeating: 0x3F80_0000 &- 0x3F35_04F3)
    let exponents = unsafeBitCast(shifted &>> Words(repeating: 23), to: SIMD8<Int32>.self)
    let exponent = cvec_float(exponents &- SIMD8<Int32>(repeating: 127))
    let mantissa = lanes((shifted & Words(repeating: 0x007F_FFFF)) &+ Words(repeating: 0x3F35_04F3))
    let s = (mantissa - spread(1)) / (mantissa + spread(1))
    let square = s * s
    let high = (spread(Float(1.0 / 9)) * square + spread(Float(1.0 / 7))) * square + spread(0.2)
    let series = high * square + spread(Float(1.0 / 3))
    let tail = spread(2) * s * square * series
    return exponent * spread(0.6931472) + (spread(2) * s + tail)
}
