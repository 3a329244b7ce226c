// swift-tools-version:6.2
import Foundation
import PackageDescription

// One package, small modules, arrows only point down. Each target's comment is its whole responsibility.

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Loops over pixels and likelihoods are a hundred times slower without the optimizer, so the modules that hold them are
/// optimized in debug too.
let optimized: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The commit goes into every run's provenance.
let commit = Context.gitInformation.map { $0.currentCommit + ($0.hasUncommittedChanges ? "+changes" : "") } ?? "unknown"

/// The same kernels for x86-64-v3 (AVX2), chosen at run time. The folder is a link to KernelsBase, whose name must sort
/// first: the linker keeps the first copy of anything shared, and that must be the one every processor can run.
#if arch(x86_64)
    let newerKernels: [Target.Dependency] = ["KernelsV3"]
    let newerKernelTargets: [Target] = [
        .target(
            name: "KernelsV3", dependencies: ["CVec", "KernelAPI"],
            swiftSettings: optimized + [.unsafeFlags(["-Xcc", "-march=x86-64-v3"])])
    ]
#else
    let newerKernels: [Target.Dependency] = []
    let newerKernelTargets: [Target] = []
#endif

let codecSettings: [CSetting] = [.unsafeFlags(["-Wall", "-Wextra", "-Werror", "-O2"])]

/// Formats whose library is optional: left out where its header is missing, or by `DERMACURVE_WITHOUT=heif,tiff`.
let unwanted = Set((Context.environment["DERMACURVE_WITHOUT"] ?? "").split(separator: ",").map(String.init))

func isInstalled(_ header: String) -> Bool {
    let roots = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"]
    let machines = ["", "/x86_64-linux-gnu", "/aarch64-linux-gnu"]
    return roots.contains { root in
        machines.contains { FileManager.default.fileExists(atPath: "\(root)\($0)/\(header)") }
    }
}

let optionalFormats = [
    (name: "heif", header: "libheif/heif.h", library: "heif"), (name: "tiff", header: "tiffio.h", library: "tiff"),
].filter { !unwanted.contains($0.name) && isInstalled($0.header) }

let package = Package(
    name: "dermacurve",
    products: [
        .executable(name: "dermacurve", targets: ["dermacurve"]),
        // Only for the package in Benchmarks/.
        .library(name: "BenchmarkCases", targets: ["BenchmarkCases"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Rows of photo files in and out, EXIF fields, ICC profiles: a C shim over libjpeg, libpng, libexif, Little CMS and,
        // where they are installed, libheif and libtiff; longjmp never leaves it.
        .target(
            name: "CImageCodecs",
            cSettings: codecSettings + optionalFormats.map { .define("DERMACURVE_\($0.name.uppercased())") },
            linkerSettings: (["jpeg", "png16", "exif", "lcms2"] + optionalFormats.map(\.library)).map {
                .linkedLibrary($0)
            }),
        // The commit and compiler this build was made of.
        .target(name: "CBuildRecord", cSettings: codecSettings + [.define("DERMACURVE_COMMIT", to: "\"\(commit)\"")]),
        // SHA-256, by the processor's own instructions where it has them.
        .target(name: "CMessageDigest", cSettings: codecSettings),
        // exp, log, atan and friends from + - * / and sqrt alone: the same bits on every machine.
        .target(name: "PortableMath", swiftSettings: optimized),
        // Color formulas with citations: sRGB, XYZ, CIELAB, CIEDE2000, ITA, optical density.
        .target(name: "Colorimetry", dependencies: ["PortableMath"], swiftSettings: optimized),
        // Vector operations the standard library does lane by lane, and what the processor can.
        .target(name: "CVec", cSettings: codecSettings, linkerSettings: [.linkedLibrary("m")]),
        // What a set of row kernels offers.
        .target(name: "KernelAPI", swiftSettings: optimized),
        // The row kernels, compiled for the oldest processor of the architecture.
        .target(name: "KernelsBase", dependencies: ["CVec", "KernelAPI"], swiftSettings: optimized),
        // Planes, files, EXIF, filters, geometry; knows no skin.
        .target(
            name: "Imaging",
            dependencies: ["CImageCodecs", "Colorimetry", "PortableMath", "CVec", "KernelAPI", "KernelsBase"]
                + newerKernels, swiftSettings: optimized),
        // IBSI texture families over a masked, discretized plane; knows no skin.
        .target(
            name: "RadiomicFeatures", dependencies: ["Imaging", "KernelAPI", "PortableMath"],
            swiftSettings: optimized),
        // The vocabulary: photo, session, region, metric, value, change, curve, reason, digest; no analysis.
        .target(name: "StudyRecords", dependencies: ["CMessageDigest"], swiftSettings: strict),
        // Locates skin, aligns regions, measures; every metric.
        .target(
            name: "SkinAnalysis",
            dependencies: [
                "Imaging", "KernelAPI", "Colorimetry", "PortableMath", "RadiomicFeatures", "StudyRecords",
            ],
            swiftSettings: optimized),
        // Synthetic skin with known truth; knows no measurement.
        .target(
            name: "SkinPhantom", dependencies: ["Imaging", "Colorimetry", "PortableMath", "StudyRecords"],
            exclude: ["README.md"], resources: [.embedInCode("Spectra")], swiftSettings: optimized),
        // Change between visits, healing curves, courses and cohorts; pure mathematics over records.
        .target(name: "HealingModel", dependencies: ["StudyRecords", "PortableMath"], swiftSettings: optimized),
        // SQLite schema, migrations, queries; the only SQL.
        .target(
            name: "ResultStore", dependencies: ["StudyRecords", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        // HTML pages, SVG charts, CSV tables; the only markup.
        .target(
            name: "Reporting",
            dependencies: [
                "StudyRecords", "HealingModel", "PortableMath", .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Templates")],
            swiftSettings: strict),
        // The straight line, study folders, settings, batch, progress; the only module that knows all others.
        .target(
            name: "Pipeline",
            dependencies: [
                "CBuildRecord", "Imaging", "Colorimetry", "RadiomicFeatures", "StudyRecords",
                "SkinAnalysis", "SkinPhantom", "HealingModel", "ResultStore", "Reporting",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        // Commands and terminal output; no logic.
        .executableTarget(
            name: "dermacurve",
            dependencies: [
                "Pipeline", "SkinPhantom", "StudyRecords",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Work for the package in Benchmarks/ to time.
        .target(
            name: "BenchmarkCases", dependencies: ["Imaging", "SkinAnalysis"],
            swiftSettings: optimized),
        // Synthetic skin, file writers and tolerances that several test targets share.
        .target(
            name: "TestSupport",
            dependencies: ["Imaging", "CImageCodecs", "HealingModel", "StudyRecords", "PortableMath"],
            path: "Tests/TestSupport",
            swiftSettings: optimized),
        // Simulated sessions with known truth, for Documentation/Validation.md; run by Scripts/validate.sh.
        .executableTarget(
            name: "HealingSimulation", dependencies: ["HealingModel", "PortableMath", "StudyRecords", "TestSupport"],
            path: "Tests/HealingSimulation", swiftSettings: optimized, linkerSettings: [.linkedLibrary("m")]),
        // Published IBSI values and the phantoms they belong to; counted by tests and by Scripts/validate.sh.
        .target(
            name: "IBSIConformance", dependencies: ["RadiomicFeatures", "Imaging"], path: "Tests/IBSIConformance",
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .executableTarget(
            name: "IBSIValidation", dependencies: ["IBSIConformance", "RadiomicFeatures"], path: "Tests/IBSIValidation",
            swiftSettings: optimized),
        .testTarget(name: "PortableMathTests", dependencies: ["PortableMath"], swiftSettings: strict),
        .testTarget(
            name: "ColorimetryTests", dependencies: ["Colorimetry", "TestSupport"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "ImagingTests", dependencies: ["Imaging", "KernelAPI", "TestSupport"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "RadiomicFeaturesTests", dependencies: ["RadiomicFeatures", "IBSIConformance", "Imaging"],
            swiftSettings: strict),
        .testTarget(name: "StudyRecordsTests", dependencies: ["StudyRecords"], swiftSettings: strict),
        .testTarget(
            name: "SkinAnalysisTests", dependencies: ["SkinAnalysis", "PortableMath", "TestSupport"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "SkinPhantomTests", dependencies: ["SkinPhantom", "Colorimetry", "Imaging"], swiftSettings: strict),
        .testTarget(
            name: "HealingModelTests", dependencies: ["HealingModel", "PortableMath", "StudyRecords", "TestSupport"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "ResultStoreTests", dependencies: ["ResultStore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "HealingModel", "PortableMath", "StudyRecords", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "Pipeline", "CMessageDigest", "Colorimetry", "Imaging", "SkinAnalysis", "StudyRecords", "TestSupport",
                "dermacurve",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
    ] + newerKernelTargets,
    swiftLanguageModes: [.v6]
)
