import InputFiles
package import OncologyCore

/// Which files make a case, and how the person wants them read. Paths are as the program can open them.
package struct CaseSources: Sendable {
  package let caseID: String
  package let assembly: Assembly
  package let tumorType: TumorType
  package let reportDate: PartialDate?
  package let variants: String
  /// The other files, by what they are.
  package let files: [InputFile.Role: String]
  package let options: CaseOptions
  /// Where a manifest states the tumour type; `nil` where an option does.
  package let tumorTypeLocation: SourceLocation?

  /// The paths of all files.
  package var allFiles: [String] { [variants] + files.values.sorted() }

  package init(
    caseID: String, assembly: Assembly, tumorType: TumorType, reportDate: PartialDate? = nil, variants: String,
    files: [InputFile.Role: String] = [:], options: CaseOptions = CaseOptions(),
    tumorTypeLocation: SourceLocation? = nil
  ) {
    self.caseID = caseID
    self.assembly = assembly
    self.tumorType = tumorType
    self.reportDate = reportDate
    self.variants = variants
    self.files = files
    self.options = options
    self.tumorTypeLocation = tumorTypeLocation
  }
}

extension CaseSources {
  /// An error of this case with the place as the person named it: documents name a file without its folder, and a tumour
  /// type has no file of its own.
  func locating(_ error: InputError) -> InputError {
    guard let place = error.location else {
      return error.code == .unknownTumorType ? Self.moved(error, to: tumorTypeLocation) : error
    }
    let named = allFiles.filter { InputPath($0).name == place.file }
    guard named.count == 1 else { return error }
    return Self.moved(error, to: SourceLocation(file: named[0], line: place.line, column: place.column))
  }

  private static func moved(_ error: InputError, to place: SourceLocation?) -> InputError {
    InputError(
      error.code, error.problem, at: place, fix: error.fix, sensitiveValue: error.sensitiveValue, cause: error.cause)
  }
}
