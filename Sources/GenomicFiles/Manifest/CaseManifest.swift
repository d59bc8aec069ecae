import InputFiles
package import OncologyCore

/// The files and options of a case in one JSON file (`Documentation/Formats/case-manifest.md`).
///
/// Files are named relative to the manifest; options are called as on the command line. A member that is not known is
/// refused: a mistyped option would otherwise be silently left out.
package struct CaseManifest: Hashable, Sendable {
  package static let schema = "sextant.case-manifest"
  package static let schemaVersion = SchemaVersion(1, 0)

  /// The manifest's own path, as given.
  package var path: String
  package var caseID: String?
  package var assembly: Assembly?
  package var tumorType: TumorType?
  /// Paths, made usable from where the manifest was read.
  package var variants: String?
  package var germline: String?
  package var copyNumber: String?
  package var fusions: String?
  package var expression: String?
  package var callable: String?
  package var record: String?
  package var overrides: String?
  package var isTumorOnly: Bool?
  package var tumorSample: String?
  package var normalSample: String?
  package var depthTag: String?
  package var alleleFractionTag: String?
  package var purity: Double?
  package var ploidy: Double?
  package var callableMegabases: Double?
  package var reportDate: PartialDate?

  package static func read(path: String) throws -> CaseManifest {
    let input = InputPath(path)
    let node = try JSONReader.read(DecompressedText.read(input), file: path)
    var members = try JSONMembers(node, file: path)
    try members.requireSchema(schema, schemaVersion)
    var manifest = CaseManifest(path: path)
    try manifest.readFiles(&members, folder: input.folder)
    try manifest.readOptions(&members)
    if let unknown = members.unknown.first {
      throw InputError(
        .malformed, "the member “\(unknown.path)” is not known.", at: unknown.location,
        fix: Suggestions.question(for: unknown.path, in: members.known)
          ?? "Known are: \(members.known.sorted().joined(separator: ", ")).")
    }
    return manifest
  }

  private init(path: String) { self.path = path }

  private mutating func readFiles(_ members: inout JSONMembers, folder: String) throws(InputError) {
    let place = { (name: String?) in name.map { $0.hasPrefix("/") ? $0 : folder + $0 } }
    variants = place(try members.text("variants"))
    germline = place(try members.text("germline"))
    copyNumber = place(try members.text("copyNumber"))
    fusions = place(try members.text("fusions"))
    expression = place(try members.text("expression"))
    callable = place(try members.text("callable"))
    record = place(try members.text("record"))
    overrides = place(try members.text("overrides"))
  }

  private mutating func readOptions(_ members: inout JSONMembers) throws(InputError) {
    caseID = try members.text("caseID")
    if let name = try members.text("assembly") {
      guard let known = Assembly(name: name) else {
        throw InputError(
          .invalidValue, "“\(name)” is no assembly that is known.", at: members.location("assembly"),
          fix: "Known are GRCh37 and GRCh38.")
      }
      assembly = known
    }
    tumorType = try members.text("tumorType").map { TumorType(code: $0) }
    isTumorOnly = try members.bool("tumorOnly")
    tumorSample = try members.text("tumorSample")
    normalSample = try members.text("normalSample")
    depthTag = try members.text("depthTag")
    alleleFractionTag = try members.text("alleleFractionTag")
    purity = try members.number("purity", in: CaseOptions.purityRange)
    ploidy = try members.number("ploidy", in: CaseOptions.ploidyRange)
    callableMegabases = try members.number("callableMb", in: CaseOptions.callableMegabasesRange)
    reportDate = try members.date("reportDate")
  }
}
