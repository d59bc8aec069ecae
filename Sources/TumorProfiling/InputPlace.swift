import OncologyCore

/// Where a case's calls stand in its files, by the files' names.
struct InputPlace {
  private let names: [InputFile.Role: String]

  init(_ patient: PatientCase) {
    names = Dictionary(patient.inputs.map { ($0.role, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  var variants: SourceLocation? { names[.variants].map { SourceLocation(file: $0) } }

  func location(of role: InputFile.Role, line: Int?) -> SourceLocation? {
    names[role].map { SourceLocation(file: $0, line: line) }
  }

  func location(of call: SmallVariantCall) -> SourceLocation? {
    name(of: call).map { SourceLocation(file: $0, line: call.line) }
  }

  /// The germline list has a file of its own where one was given.
  private func name(of call: SmallVariantCall) -> String? {
    call.origin == .germline ? names[.germline] ?? names[.variants] : names[.variants]
  }
}
