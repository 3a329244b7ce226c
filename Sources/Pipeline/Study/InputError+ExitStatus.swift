extension InputError {
    /// Exit code of the contract.
    package var exitStatus: Int32 {
        switch kind {
        case .usage: ExitStatus.usage
        case .notFound: ExitStatus.notFound
        case .cannotWrite: ExitStatus.cannotWrite
        }
    }
}
