// swift-tools-version: 6.2
import PackageDescription

// Times the release binary as whole processes. A package of its own, without dependencies: what is measured does not
// depend on how it is measured.
let package = Package(
  name: "sextant-benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "ProcessTiming"),
    .executableTarget(name: "sextant-bench", dependencies: ["ProcessTiming"]),
    .testTarget(name: "ProcessTimingTests", dependencies: ["ProcessTiming"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
