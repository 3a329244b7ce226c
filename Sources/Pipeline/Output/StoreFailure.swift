import ResultStore
import StudyRecords

/// Errors of the store as a user should hear them.
enum StoreFailure {
    /// Runs work on a store; a full disk, missing permissions and a store that another program holds become what they are:
    /// a place that cannot be written.
    static func explained<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as StoreError where error.isWriteFailure {
            throw InputError(
                .cannotWrite, file: error.path, "cannot \(error.action): \(error.cause)",
                cure: "Check free space and permissions, or choose another place with --out. What was stored stays.")
        }
    }
}
