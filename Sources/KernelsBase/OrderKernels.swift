import CVec
import KernelAPI

extension Kernels {
    package static func countKeys(
        _ values: UnsafePointer<Float>, count: Int, into tables: UnsafeMutablePointer<Int32>
    ) {
        // Neighbors are alike; two tables keep one increment from waiting for the last.
        var x = 0
        while x &+ 2 <= count {
            let (first, second) = (key(values[x]), key(values[x &+ 1]))
            tables[Int(first &>> 16)] &+= 1
            tables[65_536 &+ Int(second &>> 16)] &+= 1
            x &+= 2
        }
        if x < count { tables[Int(key(values[x]) &>> 16)] &+= 1 }
    }

    package static func countKeys(
        _ values: UnsafePointer<Float>, count: Int, prefix: UInt32, into table: UnsafeMutablePointer<Int32>
    ) {
        // The same bits before the value was made a key.
        let upper = prefix & 0x8000 != 0 ? prefix & 0x7FFF : ~prefix & 0xFFFF
        let wanted = Words(repeating: upper)
        var x = 0
        while x &+ 8 <= count {
            let words = bits(load(values + x))
            let upperHalves = words &>> Words(repeating: 16)
            let found = cvec_equal(
                unsafeBitCast(upperHalves, to: SIMD8<Int32>.self), unsafeBitCast(wanted, to: SIMD8<Int32>.self))
            if cvec_any(found) != 0 {
                for lane in 0..<8 where words[lane] &>> 16 == upper {
                    table[Int(key(values[x &+ lane]) & 0xFFFF)] &+= 1
                }
            }
            x &+= 8
        }
        while x < count {
            let key = key(values[x])
            if key &>> 16 == prefix { table[Int(key & 0xFFFF)] &+= 1 }
            x &+= 1
        }
    }
}

/// Bits whose order as whole numbers is that of the values.
@inline(__always)
private func key(_ value: Float) -> UInt32 {
    let bits = value.bitPattern
    return bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
}
