import Imaging

/// How many photos may be measured at once within a bound on memory.
struct MemoryBudget {
    /// What the program holds besides photos, and a worker besides the photo it decodes: measured (Documentation/Validation.md).
    private static let programMegabytes = 150.0
    private static let workerMegabytes = 100.0

    private let megabytes: Double?
    private let limits: DecodeLimits

    init(megabytes: Int?, limits: DecodeLimits) {
        self.megabytes = megabytes.map(Double.init)
        self.limits = limits
    }

    func lanes(of wanted: Int) throws(InputError) -> Int {
        guard let megabytes else { return wanted }
        let each = limits.memoryMegabytes + MemoryBudget.workerMegabytes
        let fitting = Int((megabytes - MemoryBudget.programMegabytes) / each)
        guard fitting >= 1 else {
            throw InputError(
                .usage, file: "--memory",
                "\(Int(megabytes)) MB do not suffice for one photo at limits.memory_megabytes",
                cure: "Give at least \(Int((each + MemoryBudget.programMegabytes).rounded(.up))), or lower the limit.")
        }
        return min(wanted, fitting)
    }
}
