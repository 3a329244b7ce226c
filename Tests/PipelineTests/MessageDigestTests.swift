import CMessageDigest
import StudyRecords
import Testing

/// SHA-256 against the examples of FIPS 180-4 and, block by block, against itself without the processor's instructions.
@Suite struct MessageDigestTests {
    @Test func publishedExamples() {
        #expect(
            MessageDigest.sha256([])
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            MessageDigest.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            MessageDigest.sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            MessageDigest.sha256([UInt8](repeating: 0x61, count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func bothWaysAgreeAtEveryLength() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * $0 + 7) }
        for count in bytes.indices {
            var (fast, plain) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 1, count: 32))
            message_digest_sha256(bytes, count, &fast)
            message_digest_sha256_portable(bytes, count, &plain)
            #expect(fast == plain)
        }
    }
}
