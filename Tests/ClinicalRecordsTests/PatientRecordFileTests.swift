import ClinicalRecords
import Foundation
import OncologyCore
import TestSupport
import Testing

@Suite struct PatientRecordFileTests {
  private func read(_ members: String) throws(InputError) -> PatientRecordFile.Contents {
    let text =
      "{\"schema\": \"sextant.patient-record\", \"schemaVersion\": \"1.0\"\(members.isEmpty ? "" : ",\n\(members)")}"
    return try PatientRecordFile.parse(Array(text.utf8), file: "records/patient.json")
  }

  private func refusal(_ members: String) throws -> InputError {
    try #require(#expect(throws: InputError.self) { try read(members) })
  }

  /// The example of the format's page.
  @Test func exampleIsReadInFull() throws {
    let path = SharedData.repository.appendingPathComponent("Documentation/Formats/patient-record.example.json").path
    let contents = try PatientRecordFile.read(path: path)
    let record = contents.record
    #expect(contents.diagnostics.isEmpty)
    #expect(record.identifier == "EX-1" && record.age == 61 && record.sex == .female && record.stage == "IV")
    #expect(record.diagnosis == "Adenocarcinoma of the colon" && record.diagnosed == PartialDate("2024-03"))
    #expect(record.performanceStatus == 1 && record.currentMedications == ["metformin"])
    #expect(
      record.priorTherapies == [
        PatientRecord.Therapy(
          name: "FOLFOX", line: 1, start: PartialDate("2024-04"), end: PartialDate("2024-11"),
          outcome: "progressive disease")
      ])
    #expect(record.specimen?.tumorContent == 0.6 && record.specimen?.kind == "metastasis")
    #expect(record.specimen?.site == "liver" && record.specimen?.preservation == "FFPE")
    #expect(record.specimen?.collected == PartialDate("2026-10-02"))
    #expect(record.state(of: "mmr")?.state == "proficient" && record.state(of: "HER2")?.value == "1+")
    #expect(record.germlineConsent == true && record.secondaryFindingsPolicy != nil)
  }

  @Test func nothingStatedIsNothingAssumed() throws {
    #expect(try read("").record == PatientRecord())
    #expect(try read(#""age": null, "sex": null"#).record == PatientRecord())
  }

  @Test func unknownMembersAreToldWithTheirPath() throws {
    let contents = try read(
      """
      "smoker": true, "specimen": {"colour": "red"}, "priorTherapies": [{"name": "a", "dose": 1}],
      "biomarkers": [{"biomarker": "ER", "state": "low", "clone": "x"}]
      """)
    let told = contents.diagnostics.filter { $0.message.key == "record.unknownMember" }
    #expect(
      told.compactMap { $0.message.arguments["member"] }.sorted()
        == ["biomarkers[0].clone", "priorTherapies[0].dose", "smoker", "specimen.colour"])
    #expect(told.allSatisfy { $0.location?.file == "patient.json" && $0.severity == .warning })
  }

  @Test(arguments: [
    (#""age": 131"#, "age"), (#""age": -1"#, "age"), (#""age": 61.5"#, "age"), (#""age": "61""#, "age"),
    (#""performanceStatus": 6"#, "performanceStatus"), (#""sex": "F""#, "sex"),
    (#""diagnosed": "2024-02-30""#, "diagnosed"),
    (#""diagnosed": 2024"#, "diagnosed"), (#""priorTherapies": {}"#, "priorTherapies"),
    (#""priorTherapies": [5]"#, "priorTherapies[0]"),
    (#""priorTherapies": [{"name": "a"}, {}]"#, "priorTherapies[1].name"),
    (#""priorTherapies": [{"name": "a", "line": 0}]"#, "priorTherapies[0].line"),
    (#""currentMedications": ["a", 5]"#, "currentMedications[1]"), (#""specimen": []"#, "specimen"),
    (#""specimen": {"tumorContent": 60}"#, "specimen.tumorContent"), (#""germlineConsent": "yes""#, "germlineConsent"),
    (#""biomarkers": [{"biomarker": "HER2"}]"#, "biomarkers[0].state"),
    (#""biomarkers": [{"state": "low"}]"#, "biomarkers[0].biomarker"), (#""stage": " ""#, "stage"),
  ])
  func valuesThatCannotBeAreRefusedWithTheirPath(_ members: String, _ path: String) throws {
    let error = try refusal(members)
    #expect(error.location?.column == path && error.location?.line == 2)
    #expect(error.location?.file == "records/patient.json")
  }

  @Test func valuesStayOutOfTheText() throws {
    let error = try refusal(#""diagnosed": "2024-02-30""#)
    #expect(!error.description.contains("2024-02-30") && error.descriptionRevealingValues.contains("2024-02-30"))
    let age = try refusal(#""age": 150"#)
    #expect(!age.description.contains("150"))
  }

  @Test func unknownStateIsRefusedWithTheNearest() throws {
    let error = try refusal(#""biomarkers": [{"biomarker": "HER2", "state": "positve"}]"#)
    #expect(error.location?.column == "biomarkers[0].state")
    #expect(error.description.contains("Did you mean “positive”"))
    // A state of another biomarker is none of this one.
    #expect(try refusal(#""biomarkers": [{"biomarker": "MSI", "state": "positive"}]"#).description.contains("stable"))
  }

  @Test func statesAreReadInAnyCase() throws {
    #expect(
      try read(#""biomarkers": [{"biomarker": "MSI", "state": "High"}]"#).record.state(of: "msi")?.state == "high")
  }

  @Test func statesThatDifferAndUnlistedNamesAreTold() throws {
    let contents = try read(
      #""biomarkers": [{"biomarker": "HER2", "state": "low"}, {"biomarker": "her2", "state": "positive"}, "#
        + #"{"biomarker": "MGMT", "state": "methylated"}]"#)
    #expect(contents.diagnostics.map(\.message.key).sorted() == ["record.biomarkerTwice", "record.unlistedBiomarker"])
    #expect(contents.record.state(of: "HER2")?.state == "positive")
  }

  @Test func therapyThatEndsBeforeItStartsIsTold() throws {
    let contents = try read(#""priorTherapies": [{"name": "a", "start": "2024-05", "end": "2024-04-30"}]"#)
    #expect(contents.diagnostics.map(\.message.key) == ["record.therapyEndsBeforeStart"])
    let fine = try read(#""priorTherapies": [{"name": "a", "start": "2024-05-10", "end": "2024"}]"#)
    #expect(fine.diagnostics.isEmpty)
  }

  @Test func otherDocumentsAreRefused() throws {
    for text in [
      "{}", "[]", "null", #"{"schema": "sextant.report", "schemaVersion": "1.0"}"#,
      #"{"schema": "sextant.patient-record"}"#,
    ] {
      #expect(throws: InputError.self, "\(text)") { try PatientRecordFile.parse(Array(text.utf8), file: "a") }
    }
    let newer = #"{"schema": "sextant.patient-record", "schemaVersion": "2.0"}"#
    #expect(throws: InputError.self) { try PatientRecordFile.parse(Array(newer.utf8), file: "a") }
  }

  @Test func filesThatAreNoneAreRefused() throws {
    let folder = try TemporaryFolder()
    let code = { (path: String) in
      #expect(throws: InputError.self) { try PatientRecordFile.read(path: path) }?.code
    }
    #expect(code(folder.path("none.json")) == .unreadable)
    #expect(code(folder.url.path) == .notAFile)
    #expect(code(try folder.file("empty.json", "")) == .empty)
    #expect(code(try folder.file("large.json", [UInt8](repeating: 32, count: 17 << 20))) == .tooLarge)
    #expect(code(try folder.file("binary.json", [0xFF, 0xFE, 0])) == .malformed)
  }
}
