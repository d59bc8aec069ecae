import GenomicFiles
import InputFiles
package import OncologyCore

/// The files and options of a case in one JSON file (`Documentation/Formats/case-manifest.md`).
///
/// Files are named relative to the manifest and called as their roles are; options are called as on the command line. A
/// member that is not known is refused: a mistyped option would otherwise be silently left out.
package enum CaseManifest {
  package static let schema = "sextant.case-manifest"
  package static let schemaVersion = SchemaVersion(1, 0)

  package static func read(path: String) throws -> CaseDescription {
    let input = InputPath(path)
    let node = try JSONReader.read(DecompressedText.read(input), file: path)
    var members = try JSONMembers(node, file: path)
    try members.requireSchema(schema, schemaVersion)
    var description = CaseDescription()
    try readCase(&members, into: &description)
    for role in InputFile.Role.allCases {
      guard let name = try members.text(role.rawValue) else { continue }
      description.files[role] = name.hasPrefix("/") ? name : input.folder + name
    }
    try readOptions(&members, into: &description.options)
    if let unknown = members.unknown.first {
      throw InputError(
        .malformed, "the member “\(unknown.path)” is not known.", at: unknown.location,
        fix: Suggestions.question(for: unknown.path, in: members.known)
          ?? "Known are: \(members.known.sorted().joined(separator: ", ")).")
    }
    return description
  }

  private static func readCase(
    _ members: inout JSONMembers, into description: inout CaseDescription
  ) throws(InputError) {
    description.caseID = try members.text("caseID")
    if let name = try members.text("assembly") {
      guard let known = Assembly(name: name) else {
        throw InputError(
          .invalidValue, "“\(name)” is no assembly that is known.", at: members.location("assembly"),
          fix: "Known are GRCh37 and GRCh38.")
      }
      description.assembly = known
    }
    description.tumorType = try members.text("tumorType").map { TumorType(code: $0) }
    if description.tumorType != nil { description.tumorTypeLocation = members.location("tumorType") }
    description.reportDate = try members.date("reportDate")
  }

  private static func readOptions(
    _ members: inout JSONMembers, into options: inout CaseOptions
  ) throws(InputError) {
    options.isTumorOnly = try members.bool("tumorOnly") ?? false
    options.tumorSample = try members.text("tumorSample")
    options.normalSample = try members.text("normalSample")
    options.depthTag = try members.text("depthTag")
    options.alleleFractionTag = try members.text("alleleFractionTag")
    options.purity = try members.number("purity", in: CaseOptions.purityRange)
    options.ploidy = try members.number("ploidy", in: CaseOptions.ploidyRange)
    options.callableMegabases = try members.number("callableMb", in: CaseOptions.callableMegabasesRange)
  }
}
