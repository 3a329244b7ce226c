/// One line of the audit log: what happened, chained to all that happened before.
///
/// `payloadDigest = SHA-256(nonce ‖ payload)` and `hash = SHA-256(previous hash, sequence, time, kind, payload digest)`, each
/// part on a line of its own. The payload of a forgotten person can be erased and the chain still holds; the random nonce
/// keeps an erased payload from being guessed.
package struct AuditEntry: Sendable, Hashable {
    package var sequence: Int
    /// ISO 8601, by the machine's clock.
    package var time: String
    /// `run-started`, `photo`, `photo-moved`, `photo-removed`, `run-finished`, `forgotten`.
    package var kind: String
    /// JSON; nil when it was erased.
    package var payload: String?
    package var nonce: String?
    package var payloadDigest: String
    package var hash: String

    package init(
        sequence: Int, time: String, kind: String, payload: String?, nonce: String?, payloadDigest: String, hash: String
    ) {
        self.sequence = sequence
        self.time = time
        self.kind = kind
        self.payload = payload
        self.nonce = nonce
        self.payloadDigest = payloadDigest
        self.hash = hash
    }

    /// The entry that follows another; `previous` is nil for the first.
    package init(after previous: AuditHead?, time: String, kind: String, payload: String, nonce: String) {
        let digest = MessageDigest.sha256(nonce + payload)
        let sequence = (previous?.length ?? 0) + 1
        self.init(
            sequence: sequence, time: time, kind: kind, payload: payload, nonce: nonce, payloadDigest: digest,
            hash: AuditEntry.hash(previous?.hash, sequence, time, kind, digest))
    }

    /// Whether the payload is the one the entry was written with; an erased one cannot contradict.
    package var holdsItsPayload: Bool {
        guard let payload else { return nonce == nil }
        return MessageDigest.sha256((nonce ?? "") + payload) == payloadDigest
    }

    package func follows(_ previous: AuditHead?) -> Bool {
        sequence == (previous?.length ?? 0) + 1
            && hash == AuditEntry.hash(previous?.hash, sequence, time, kind, payloadDigest)
    }

    private static func hash(
        _ previous: String?, _ sequence: Int, _ time: String, _ kind: String, _ digest: String
    ) -> String {
        MessageDigest.sha256([previous ?? "", "\(sequence)", time, kind, digest].joined(separator: "\n"))
    }
}

/// The end of the audit log: kept outside of it too, so that a log cut short is noticed.
package struct AuditHead: Sendable, Hashable, Codable {
    package var length: Int
    package var hash: String

    package init(length: Int, hash: String) {
        self.length = length
        self.hash = hash
    }
}
