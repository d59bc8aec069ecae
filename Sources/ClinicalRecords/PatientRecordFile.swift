import InputFiles
package import OncologyCore

/// A patient's record in Sextant's own small JSON (`Documentation/Formats/patient-record.md`).
package struct PatientRecordFile: Sendable {
  package static let schema = "sextant.patient-record"
  package static let schemaVersion = SchemaVersion(1, 0)

  /// 16 MiB: far more than any record holds.
  private static let largest = 16 << 20

  package struct Contents: Sendable {
    package var record: PatientRecord
    package var diagnostics: [Diagnostic]
    package var format: String { "Sextant patient record" }
  }

  /// Reads the file. Errors name the member (`specimen.tumorContent`) and keep its value out of their text.
  package static func read(path: String) throws(InputError) -> Contents {
    try parse(StoredBytes.read(path, limit: largest), file: path)
  }

  package static func parse(_ bytes: [UInt8], file: String) throws(InputError) -> Contents {
    var reader = try PatientRecordReader(JSONReader.read(bytes, file: file), file: file)
    let record = try reader.record()
    return Contents(record: record, diagnostics: reader.diagnostics)
  }
}

/// Takes a record's members one after another and keeps what must be told.
private struct PatientRecordReader {
  private var members: JSONMembers
  private let name: String
  private(set) var diagnostics: [Diagnostic] = []

  init(_ node: JSONNode, file: String) throws(InputError) {
    members = try JSONMembers(node, file: file)
    name = String(file[(file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex)...])
  }

  mutating func record() throws(InputError) -> PatientRecord {
    try members.requireSchema(PatientRecordFile.schema, PatientRecordFile.schemaVersion)
    var record = PatientRecord()
    record.identifier = try members.text("identifier")
    record.age = try members.integer("age", in: 0...130)
    record.sex = try sex()
    record.diagnosis = try members.text("diagnosis")
    record.diagnosed = try members.date("diagnosed")
    record.stage = try members.text("stage")
    record.performanceStatus = try members.integer("performanceStatus", in: 0...5)
    record.priorTherapies = try therapies()
    record.currentMedications = try members.texts("currentMedications")
    record.specimen = try specimen()
    record.biomarkers = try biomarkers()
    record.germlineConsent = try members.bool("germlineConsent")
    record.secondaryFindingsPolicy = try members.text("secondaryFindingsPolicy")
    tellUnknown(members)
    return record
  }

  private mutating func tell(_ message: ClinicalRecordsMessage, _ arguments: [String: String], _ place: SourceLocation)
  {
    let location = SourceLocation(file: name, line: place.line, column: place.column)
    diagnostics.append(Diagnostic(.warning, Message(message, arguments), at: location))
  }

  /// A member that the format does not have is told: what it says is not in the report.
  private mutating func tellUnknown(_ members: JSONMembers) {
    for unknown in members.unknown { tell(.unknownMember, ["member": unknown.path], unknown.location) }
  }

  private mutating func sex() throws(InputError) -> PatientRecord.Sex? {
    guard let word = try members.text("sex") else { return nil }
    guard let sex = PatientRecord.Sex(rawValue: word.lowercased()) else {
      throw unknownWord(word, PatientRecord.Sex.allCases.map(\.rawValue), at: members.location("sex"))
    }
    return sex
  }

  private func unknownWord(_ word: String, _ known: [String], at location: SourceLocation) -> InputError {
    let question = Suggestions.question(for: word, in: known).map { "\($0) " } ?? ""
    return InputError(
      .invalidValue, "the word is not one of the format's.", at: location,
      fix: question + "Known are: \(known.joined(separator: ", ")).", sensitiveValue: word)
  }

  private func required(
    _ name: String, _ value: String?, of members: JSONMembers
  ) throws(InputError) -> String {
    guard let value else {
      throw InputError(.malformed, "the member “\(name)” is missing.", at: members.location(name))
    }
    return value
  }

  private mutating func therapies() throws(InputError) -> [PatientRecord.Therapy]? {
    guard let objects = try members.objects("priorTherapies") else { return nil }
    var therapies: [PatientRecord.Therapy] = []
    for var object in objects {
      let name = try required("name", try object.text("name"), of: object)
      let therapy = PatientRecord.Therapy(
        name: name, line: try object.integer("line", in: 1...30), start: try object.date("start"),
        end: try object.date("end"), outcome: try object.text("outcome"))
      if let start = therapy.start, let end = therapy.end,
        end.description < start.description.prefix(end.description.count)
      {
        tell(.therapyEndsBeforeStart, [:], object.location("end"))
      }
      tellUnknown(object)
      therapies.append(therapy)
    }
    return therapies
  }

  private mutating func specimen() throws(InputError) -> PatientRecord.Specimen? {
    guard var object = try members.object("specimen") else { return nil }
    let specimen = PatientRecord.Specimen(
      site: try object.text("site"), collected: try object.date("collected"), kind: try object.text("kind"),
      tumorContent: try object.number("tumorContent", in: 0...1), preservation: try object.text("preservation"))
    tellUnknown(object)
    return specimen
  }

  private mutating func biomarkers() throws(InputError) -> [PatientRecord.BiomarkerState]? {
    guard let objects = try members.objects("biomarkers") else { return nil }
    var states: [PatientRecord.BiomarkerState] = []
    for var object in objects {
      let state = try biomarker(&object)
      let earlier = states.first {
        $0.biomarker.lowercased() == state.biomarker.lowercased() && $0.state != state.state
      }
      if earlier != nil { tell(.biomarkerTwice, ["biomarker": state.biomarker], object.location("state")) }
      if BiomarkerVocabulary.statesByBiomarker[state.biomarker.lowercased()] == nil {
        tell(.unlistedBiomarker, ["biomarker": state.biomarker], object.location("biomarker"))
      }
      tellUnknown(object)
      states.append(state)
    }
    return states
  }

  private func biomarker(_ object: inout JSONMembers) throws(InputError) -> PatientRecord.BiomarkerState {
    let name = try required("biomarker", try object.text("biomarker"), of: object)
    let word = try required("state", try object.text("state"), of: object)
    guard let state = BiomarkerVocabulary.state(word, of: name) else {
      throw unknownWord(word, BiomarkerVocabulary.allowed(for: name), at: object.location("state"))
    }
    return PatientRecord.BiomarkerState(
      biomarker: name, state: state, method: try object.text("method"), value: try object.text("value"),
      date: try object.date("date"))
  }
}
