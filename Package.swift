// swift-tools-version: 6.2
import PackageDescription

// Sextant: each target lists what it may import; `Scripts/check-imports.py` holds the sources to it.

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "sextant",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "OncologyCore", targets: ["OncologyCore"]),
    .executable(name: "sextant", targets: ["sextant"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
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
    .target(name: "GenomicFiles", dependencies: ["OncologyCore", "TabularText", "CHTSlib"]),
    .target(name: "ClinicalRecords", dependencies: ["OncologyCore"]),
    .target(name: "Releases", dependencies: ["OncologyCore", crypto]),
    .target(name: "StarterReleases", resources: [.copy("Starter")]),

    // Domain engines.
    .target(name: "VariantAnnotation", dependencies: ["OncologyCore", "TabularText"]),
    .target(name: "HaplotypeAnnotation", dependencies: ["OncologyCore", "VariantAnnotation"]),
    .target(name: "TumorProfiling", dependencies: ["OncologyCore"]),
    .target(name: "KnowledgeBase", dependencies: ["OncologyCore", "TabularText"]),

    // Composition.
    .target(
      name: "CaseInterpretation",
      dependencies: [
        "OncologyCore", "GenomicFiles", "ClinicalRecords", "Releases", "VariantAnnotation", "TumorProfiling",
        "KnowledgeBase", "TabularText",
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
        "OncologyCore", "TabularText", "GenomicFiles", "ClinicalRecords", "VariantAnnotation", "KnowledgeBase",
      ], path: "FuzzTesting/Sources/FuzzTargets"),
    .testTarget(name: "OncologyCoreTests", dependencies: ["OncologyCore", "TestSupport"]),
    .testTarget(name: "TabularTextTests", dependencies: ["TabularText", "OncologyCore", "TestSupport"]),
    .testTarget(
      name: "GenomicFilesTests", dependencies: ["GenomicFiles", "OncologyCore", "FuzzTargets", "TestSupport"]),
    .testTarget(name: "ClinicalRecordsTests", dependencies: ["ClinicalRecords", "OncologyCore", "TestSupport"]),
    .testTarget(name: "ReleasesTests", dependencies: ["Releases", "OncologyCore", "TestSupport"]),
    .testTarget(name: "VariantAnnotationTests", dependencies: ["VariantAnnotation", "OncologyCore", "TestSupport"]),
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
