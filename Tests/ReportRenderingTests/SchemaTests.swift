import Foundation
import OncologyCore
import TestSupport
import Testing

@testable import ReportRendering

/// The committed JSON Schemas against what the types write.
@Suite struct SchemaTests {
  private static let folder = SharedData.repository.appendingPathComponent("Documentation/Schemas")

  private func problems(of document: some VersionedDocument, schema: String) throws -> [String] {
    let check = try SchemaCheck(
      schema: Data(contentsOf: Self.folder.appendingPathComponent("\(schema).schema.json")))
    return try check.problems(of: Data(CanonicalJSON.encode(document)))
  }

  @Test(arguments: Scene.allCases) func reportsFollowTheirSchema(scene: Scene) throws {
    #expect(try problems(of: scene.report, schema: "report") == [])
  }

  @Test(arguments: Scene.allCases.filter { $0 != .hostile }) func interpretationsFollowTheirSchema(scene: Scene) throws
  {
    #expect(try problems(of: scene.interpretation, schema: "interpretation") == [])
  }

  @Test func everyMemberOfAnInterpretationFollowsTheSchema() throws {
    #expect(try problems(of: FullDocuments.interpretation, schema: "interpretation") == [])
    let report = ReportComposer(catalogue: sampleCatalogue).report(from: FullDocuments.interpretation)
    #expect(try problems(of: report, schema: "report") == [])
  }

  @Test func profilesFollowTheirSchema() throws {
    let profile = TumorBuilder(type: "LUAD").variant("EGFR L858R").variant("MET c.3028G>A").fusion("EML4", "ALK")
      .build()
    #expect(try problems(of: profile, schema: "tumor-profile") == [])
    #expect(try problems(of: FullDocuments.profile, schema: "tumor-profile") == [])
  }

  @Test func casesFollowTheirSchema() throws {
    let empty = PatientCase(caseID: "1", assembly: .grch37, tumorType: TumorType(code: "COAD"))
    #expect(try problems(of: empty, schema: "patient-case") == [])
    #expect(try problems(of: FullDocuments.patientCase, schema: "patient-case") == [])
  }

  @Test func everyMemberOfEverySchemaIsWrittenByAFullDocument() throws {
    // Otherwise a member could be misspelt in the schema and nobody would see it.
    for (bytes, schema) in [
      (try CanonicalJSON.encode(FullDocuments.interpretation), "interpretation"),
      (try CanonicalJSON.encode(FullDocuments.profile), "tumor-profile"),
      (try CanonicalJSON.encode(FullDocuments.patientCase), "patient-case"),
    ] {
      let root = try JSONSerialization.jsonObject(
        with: Data(contentsOf: Self.folder.appendingPathComponent("\(schema).schema.json")))
      var written = Set<String>()
      Self.collectNames(try JSONSerialization.jsonObject(with: Data(bytes)), into: &written)
      for name in Self.memberNames(of: root) { #expect(written.contains(name), "\(schema): \(name)") }
    }
  }

  private static func collectNames(_ value: Any, into names: inout Set<String>) {
    if let members = value as? [String: Any] {
      for (name, member) in members {
        names.insert(name)
        collectNames(member, into: &names)
      }
    }
    for item in value as? [Any] ?? [] { collectNames(item, into: &names) }
  }

  private static func memberNames(of schema: Any) -> Set<String> {
    guard let schema = schema as? [String: Any] else { return [] }
    var names = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
    for definition in (schema["$defs"] as? [String: Any] ?? [:]).values { names.formUnion(memberNames(of: definition)) }
    return names
  }

  @Test func theSchemasRefuseWhatIsNotTheirs() throws {
    let schema = try Data(contentsOf: Self.folder.appendingPathComponent("report.schema.json"))
    let check = try SchemaCheck(schema: schema)
    let bytes = try CanonicalJSON.encode(Scene.empty.report)
    for (part, other) in [
      ("\"schemaVersion\"", "\"version\""), ("\"sextant.report\"", "\"sextant.other\""),
      ("\"warnings\":[]", "\"warnings\":[1]"), ("\"state\":\"notAssessed\"", "\"state\":\"fine\""),
    ] {
      let text = String(decoding: bytes, as: UTF8.self)
      let changed = text.replacing(part, with: other)
      try #require(changed != text, "\(part) is not in the text")
      #expect(try !check.problems(of: Data(changed.utf8)).isEmpty, "\(part)")
    }
  }

  @Test(.enabled(if: Self.hasPython, "needs python3"))
  func theSchemasAreWhatTheTypesSay() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", SharedData.repository.appendingPathComponent("Scripts/make-schemas.py").path, "--check",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "run Scripts/make-schemas.py")
  }

  private static let hasPython = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}
