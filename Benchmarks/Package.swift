// swift-tools-version:6.2
import PackageDescription

// Its own package, so that whoever builds the program never resolves or builds this.

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "dermacurve", path: "..")],
    targets: [
        .executableTarget(
            name: "benchmark", dependencies: [.product(name: "BenchmarkCases", package: "dermacurve")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
