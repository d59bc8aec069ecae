// swift-tools-version: 6.2
import PackageDescription

// Fuzzes the readers with libFuzzer and AddressSanitizer. The rooms are compiled into this package (`Rooms` is a link to
// `../Sources`), so that they are instrumented and their `package` members can be called. Optimised, with assertions.

let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug"]),
]

let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Rooms/\(name)", swiftSettings: instrumented)
}

let package = Package(
  name: "sextant-fuzz-testing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CHTSlib", path: "Rooms/CHTSlib", pkgConfig: "htslib",
      providers: [.apt(["libhts-dev"]), .brew(["htslib"])]),
    room("OncologyCore"),
    room("TabularText", ["OncologyCore"]),
    room("InputFiles", ["OncologyCore"]),
    room("GenomicFiles", ["OncologyCore", "TabularText", "InputFiles", "CHTSlib"]),
    room("ClinicalRecords", ["OncologyCore", "InputFiles"]),
    room("Releases", ["OncologyCore", "InputFiles", crypto]),
    room("VariantAnnotation", ["OncologyCore", "TabularText", algorithms]),
    room("TumorProfiling", ["OncologyCore", algorithms]),
    room("KnowledgeBase", ["OncologyCore", "TabularText", algorithms]),
    room(
      "CaseInterpretation",
      [
        "OncologyCore", "GenomicFiles", "ClinicalRecords", "Releases", "VariantAnnotation", "TumorProfiling",
        "KnowledgeBase", "TabularText", "InputFiles",
      ]),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "OncologyCore", "TabularText", "GenomicFiles", "ClinicalRecords", "Releases", "VariantAnnotation",
        "KnowledgeBase", "CaseInterpretation",
      ], swiftSettings: instrumented),
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "sextant-fuzz", dependencies: ["FuzzTargets", "CLibFuzzer"], swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
