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

  package init(
    caseID: String, assembly: Assembly, tumorType: TumorType, reportDate: PartialDate? = nil, variants: String,
    files: [InputFile.Role: String] = [:], options: CaseOptions = CaseOptions()
  ) {
    self.caseID = caseID
    self.assembly = assembly
    self.tumorType = tumorType
    self.reportDate = reportDate
    self.variants = variants
    self.files = files
    self.options = options
  }
}
