import InputFiles
package import OncologyCore

/// A person's reclassifications of findings, as a file holds them (`Documentation/Formats/overrides.md`).
///
/// Read as strictly as a manifest: a reclassification can remove a treatment option, and a mistyped member must not
/// change whose it is.
package struct OverrideList: Sendable {
  package static let schema = "sextant.overrides"
  package static let schemaVersion = SchemaVersion(1, 0)

  /// 16 MiB: far more than a person decides.
  static let largest = 16 << 20

  package let overrides: [Override]
  /// Where each names its finding.
  private let places: [SourceLocation]

  package static func read(path: String) throws(InputError) -> OverrideList {
    try parse(StoredBytes.read(path, limit: largest), file: path)
  }

  /// - Parameter file: the path as given, for errors.
  package static func parse(_ bytes: [UInt8], file: String) throws(InputError) -> OverrideList {
    var members = try JSONMembers(JSONReader.read(bytes, file: file), file: file)
    try members.requireSchema(schema, schemaVersion)
    guard let objects = try members.objects("overrides") else { throw missing("overrides", of: members) }
    try refuseUnknown(members)
    var overrides: [Override] = []
    var places: [SourceLocation] = []
    for var object in objects {
      let override = try override(&object)
      let place = object.location("finding")
      guard !overrides.contains(where: { $0.finding == override.finding }) else {
        throw InputError(
          .invalidValue, "two overrides name the finding \(override.finding).", at: place, fix: "Keep one.")
      }
      overrides.append(override)
      places.append(place)
    }
    return OverrideList(overrides: overrides, places: places)
  }

  private static func override(_ object: inout JSONMembers) throws(InputError) -> Override {
    let override = Override(
      finding: FindingID(try required("finding", of: &object)), value: try classification(&object),
      reason: try required("reason", of: &object), author: try required("author", of: &object),
      date: try object.date("date"))
    try refuseUnknown(object)
    return override
  }

  private static func classification(_ object: inout JSONMembers) throws(InputError) -> Oncogenicity.Classification {
    let word = try required("value", of: &object)
    if let value = Oncogenicity.Classification(rawValue: word) { return value }
    let known = Oncogenicity.Classification.allCases.map(\.rawValue)
    let question = Suggestions.question(for: word, in: known).map { "\($0) " } ?? ""
    throw InputError(
      .invalidValue, "“\(word)” is no classification.", at: object.location("value"),
      fix: question + "Known are: \(known.joined(separator: ", ")).")
  }

  private static func required(_ name: String, of object: inout JSONMembers) throws(InputError) -> String {
    guard let node = object.node(name) else { throw missing(name, of: object) }
    if case .string(let text) = node.value, !text.contains(where: { !$0.isWhitespace }) {
      throw InputError(
        .invalidValue, "the text is empty.", at: object.location(name), fix: "Each override states its \(name).")
    }
    guard let text = try object.text(name) else { throw missing(name, of: object) }
    return text
  }

  private static func missing(_ name: String, of object: JSONMembers) -> InputError {
    InputError(.malformed, "the member “\(name)” is missing.", at: object.location(name))
  }

  private static func refuseUnknown(_ members: JSONMembers) throws(InputError) {
    guard let unknown = members.unknown.first else { return }
    let name = unknown.path.split(separator: ".").last.map(String.init) ?? unknown.path
    throw InputError(
      .malformed, "the member “\(name)” is not known.", at: unknown.location,
      fix: Suggestions.question(for: name, in: members.known)
        ?? "Known are: \(members.known.sorted().joined(separator: ", ")).")
  }

  /// Refuses an override that names no small variant of the profile.
  package func requireFindings(of profile: TumorProfile) throws(InputError) {
    let known = Set(profile.variants.map(\.id))
    for (override, place) in zip(overrides, places) where !known.contains(override.finding) {
      throw InputError(
        .invalidValue, "an override names the finding \(override.finding), which this profile does not have.",
        at: place, fix: "Identifiers stand in profile.json.")
    }
  }
}
