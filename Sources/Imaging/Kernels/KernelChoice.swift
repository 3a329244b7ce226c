import CVec
import KernelAPI
import KernelsBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
#if canImport(KernelsV3)
    import KernelsV3
#endif

/// Which instruction set the row kernels run in: found out once, at the first use.
package enum KernelChoice {
    /// Every set this build holds and this processor can run, baseline first. All give the same bytes.
    package static let available: [any KernelSet.Type] = {
        #if canImport(KernelsV3)
            if cvec_has_v3() { return [KernelsBase.Kernels.self, KernelsV3.Kernels.self] }
        #endif
        return [KernelsBase.Kernels.self]
    }()

    /// The newest of them; the oldest when the environment says `DERMACURVE_CPU=baseline`, for tests and doubts.
    package static let current: any KernelSet.Type = {
        let wish = getenv("DERMACURVE_CPU").map { String(cString: $0) }
        return wish == "baseline" ? KernelsBase.Kernels.self : available.last ?? KernelsBase.Kernels.self
    }()
}
