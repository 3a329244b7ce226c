import Foundation
import StudyRecords
import Testing

@Suite struct ReasonCatalogTests {
    /// The codes as declared: Swift cannot list static members, so the one file that declares them is read.
    private func declaredCodes() throws -> [ReasonCode] {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let file = package.appending(path: "Sources/StudyRecords/Photo/ReasonCode+Codes.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        return source.matches(of: #/rawValue: "([^"]*)"/#).map { ReasonCode(rawValue: String($0.1)) }
    }

    @Test func everyDeclaredCodeIsExplainedAndNoOther() throws {
        let declared = try declaredCodes()
        #expect(declared.count > 40)
        #expect(Set(declared).count == declared.count)
        let explained = Set(ReasonCatalog.all.map(\.code))
        for code in declared { #expect(explained.contains(code), "\(code.rawValue) has no meaning and cure") }
        for code in explained { #expect(declared.contains(code), "\(code.rawValue) is explained but not declared") }
    }

    @Test func everyCodeHasMeaningAndCure() {
        #expect(ReasonCatalog.all.count > 40)
        for entry in ReasonCatalog.all {
            #expect(entry.meaning.hasSuffix(".") && entry.cure.hasSuffix("."), "\(entry.code.rawValue)")
            #expect(entry.code.rawValue.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil, "\(entry.code.rawValue)")
            #expect(entry.code.explanation == entry)
        }
        #expect(Set(ReasonCatalog.all.map(\.code)).count == ReasonCatalog.all.count)
    }

    /// A store of an earlier version may hold a code that is gone; a report must still print it.
    @Test func anUnknownCodeExplainsItselfByItsName() {
        let explanation = ReasonCode(rawValue: "no-such-code").explanation
        #expect(explanation.meaning == "no-such-code")
        #expect(explanation.cure.isEmpty)
    }

    @Test func codesAreSavedAsTheirNamesAndSortedByThem() throws {
        let codes: [ReasonCode] = [.wideInterval, .corrupt, .noMDC]
        let json = try JSONEncoder().encode(codes)
        #expect(String(decoding: json, as: UTF8.self) == #"["wide-interval","corrupt","no-mdc"]"#)
        #expect(try JSONDecoder().decode([ReasonCode].self, from: json) == codes)
        #expect(codes.sorted() == [.corrupt, .noMDC, .wideInterval])
    }
}
