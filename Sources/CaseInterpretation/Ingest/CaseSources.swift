package import OncologyCore

/// Which files make a case, and how the person wants them read. Paths are as the program can open them.
package struct CaseSources: Sendable {
  package var caseID: String
  package var assembly: Assembly
  package var tumorType: TumorType
  package var reportDate: PartialDate?
  package var variants: String
  package var germline: String?
  package var copyNumber: String?
  package var fusions: String?
  package var expression: String?
  package var callable: String?
  package var record: String?
  package var overrides: String?
  package var options: CaseOptions

  package init(
    caseID: String, assembly: Assembly, tumorType: TumorType, reportDate: PartialDate? = nil, variants: String,
    germline: String? = nil, copyNumber: String? = nil, fusions: String? = nil, expression: String? = nil,
    callable: String? = nil, record: String? = nil, overrides: String? = nil, options: CaseOptions = CaseOptions()
  ) {
    self.caseID = caseID
    self.assembly = assembly
    self.tumorType = tumorType
    self.reportDate = reportDate
    self.variants = variants
    self.germline = germline
    self.copyNumber = copyNumber
    self.fusions = fusions
    self.expression = expression
    self.callable = callable
    self.record = record
    self.overrides = overrides
    self.options = options
  }
}
