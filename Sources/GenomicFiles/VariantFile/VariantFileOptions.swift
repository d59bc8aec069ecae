package import OncologyCore

/// How a variant file is to be read, as the person said.
package struct VariantFileOptions: Sendable {
  /// `.variants` (the tumour's) or `.germline`.
  package var role: InputFile.Role
  /// What every call's origin is: `.somatic` against a normal, `.unknown` for a tumour alone, `.germline`.
  package var origin: VariantOrigin
  package var tumorSample: String?
  package var normalSample: String?
  /// INFO or FORMAT tags that hold depth and allele fraction; else the rules of `Documentation/Formats/vcf.md`.
  package var depthTag: String?
  package var alleleFractionTag: String?

  package init(
    role: InputFile.Role = .variants, origin: VariantOrigin, tumorSample: String? = nil, normalSample: String? = nil,
    depthTag: String? = nil, alleleFractionTag: String? = nil
  ) {
    self.role = role
    self.origin = origin
    self.tumorSample = tumorSample
    self.normalSample = normalSample
    self.depthTag = depthTag
    self.alleleFractionTag = alleleFractionTag
  }

  /// The name that the person gave for the sample that is read.
  var namedSample: String? { role == .germline ? normalSample : tumorSample }
}

/// By what rule the sample that is read was chosen among the file's; the sentence is in the message catalogue.
package enum SampleRule: String, MessageKey, Codable {
  case named = "files.sample.named"
  case onlySample = "files.sample.onlySample"
  /// `##tumor_sample` or `##normal_sample` in the header, as Mutect2 writes them.
  case statedInHeader = "files.sample.statedInHeader"
  /// The column is called `TUMOR` or `NORMAL`.
  case columnName = "files.sample.columnName"
  case noSamples = "files.sample.noSamples"
}

/// What was read of a variant file.
package struct VariantFileContents: Sendable {
  /// In the order of the file; empty where the calls were handed over one by one.
  package var calls: [SmallVariantCall] = []
  /// `VCF 4.2`, `BCF (VCF 4.2)`, `MAF`.
  package var format = ""
  /// All records of the file, those left out included.
  package var records = 0
  package var filterCounts: [FilterCount] = []
  package var diagnostics: [Diagnostic] = []
  package var statedContigs: [String: Int] = [:]
  /// The reference as the file names it (`##reference`, `##contig` `assembly`, `NCBI_Build`), without a folder.
  package var statedReference: String?
  /// The assembly that the stated reference means, where that is plain.
  package var statedAssembly: Assembly?
  package var tumorSample: String?
  package var tumorSampleRule: SampleRule?
  package var normalSample: String?
}
