// swift-tools-version: 6.2
import PackageDescription

// Sextant: each target lists what it may import; `Scripts/check-imports.py` holds the sources to it.

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "sextant",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "OncologyCore", targets: ["OncologyCore"]),
    .executable(name: "sextant", targets: ["sextant"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries, each imported by one target only.
    .systemLibrary(
      name: "CHTSlib", pkgConfig: "htslib",
      providers: [.apt(["libhts-dev"]), .brew(["htslib"])]),

    // Vocabulary.
    .target(name: "OncologyCore"),

    // Files.
    .target(name: "TabularText", dependencies: ["OncologyCore"]),
    .target(name: "InputFiles", dependencies: ["OncologyCore"]),
    .target(name: "GenomicFiles", dependencies: ["OncologyCore", "TabularText", "InputFiles", "CHTSlib"]),
    .target(name: "ClinicalRecords", dependencies: ["OncologyCore", "InputFiles"]),
    .target(name: "Releases", dependencies: ["OncologyCore", "InputFiles", crypto]),
    .target(name: "StarterReleases", resources: [.copy("Starter")]),

    // Domain engines.
    .target(name: "VariantAnnotation", dependencies: ["OncologyCore", "TabularText", algorithms]),
    .target(name: "CDigestLanes"),
    .target(name: "VariantIdentity", dependencies: ["OncologyCore", "CDigestLanes"]),
    .target(name: "HaplotypeAnnotation", dependencies: ["OncologyCore", "VariantAnnotation"]),
    .target(name: "TumorProfiling", dependencies: ["OncologyCore", algorithms]),
    .target(name: "KnowledgeBase", dependencies: ["OncologyCore", "TabularText", algorithms]),

    // Composition.
    .target(
      name: "CaseInterpretation",
      dependencies: [
        "OncologyCore", "GenomicFiles", "ClinicalRecords", "Releases", "VariantAnnotation", "TumorProfiling",
        "KnowledgeBase", "TabularText", "InputFiles",
      ]),
    .target(
      name: "ReportRendering", dependencies: ["OncologyCore"],
      resources: [.embedInCode("Resources")]),

    // Face.
    .executableTarget(
      name: "sextant",
      dependencies: [
        "OncologyCore", "GenomicFiles", "HaplotypeAnnotation", "Releases", "StarterReleases", "KnowledgeBase",
        "CaseInterpretation", "ReportRendering", argumentParser,
      ]),

    // Tests.
    .target(name: "TestSupport", dependencies: ["OncologyCore"], path: "Tests/TestSupport"),
    // What `FuzzTesting` runs; here so that what it found is replayed.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "OncologyCore", "TabularText", "GenomicFiles", "ClinicalRecords", "Releases", "VariantAnnotation",
        "KnowledgeBase", "CaseInterpretation",
      ], path: "FuzzTesting/Sources/FuzzTargets"),
    .testTarget(name: "OncologyCoreTests", dependencies: ["OncologyCore", "TestSupport"]),
    .testTarget(name: "TabularTextTests", dependencies: ["TabularText", "OncologyCore", "TestSupport"]),
    .testTarget(
      name: "GenomicFilesTests",
      dependencies: ["GenomicFiles", "InputFiles", "OncologyCore", "FuzzTargets", "TestSupport"]),
    .testTarget(name: "InputFilesTests", dependencies: ["InputFiles", "OncologyCore", "TestSupport"]),
    .testTarget(name: "ClinicalRecordsTests", dependencies: ["ClinicalRecords", "OncologyCore", "TestSupport"]),
    .testTarget(name: "ReleasesTests", dependencies: ["Releases", "OncologyCore", "TestSupport"]),
    .testTarget(name: "VariantAnnotationTests", dependencies: ["VariantAnnotation", "OncologyCore", "TestSupport"]),
    .testTarget(
      name: "VariantIdentityTests",
      dependencies: ["VariantIdentity", "CDigestLanes", "OncologyCore", "TestSupport", crypto, yams]),
    .testTarget(
      name: "HaplotypeAnnotationTests",
      dependencies: ["HaplotypeAnnotation", "GenomicFiles", "OncologyCore", "TestSupport"]),
    .testTarget(name: "TumorProfilingTests", dependencies: ["TumorProfiling", "OncologyCore", "TestSupport"]),
    .testTarget(
      name: "KnowledgeBaseTests", dependencies: ["KnowledgeBase", "OncologyCore", "TabularText", "TestSupport"]),
    .testTarget(name: "ReportRenderingTests", dependencies: ["ReportRendering", "OncologyCore", "TestSupport"]),
    .testTarget(
      name: "CaseInterpretationTests",
      dependencies: [
        "CaseInterpretation", "ReportRendering", "StarterReleases", "OncologyCore", "Releases", "KnowledgeBase",
        "TabularText", "TestSupport",
      ],
      exclude: [
        "Golden/studyES0Sample.json", "Golden/t001OnGRCh37.json", "Golden/t001OnGRCh38.json",
        "Golden/vepExamplesOnGRCh37.json", "Golden/vepExamplesOnGRCh38.json",
      ]),
    .testTarget(
      name: "SextantCommandTests", dependencies: ["sextant", "HaplotypeAnnotation", "OncologyCore", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
