import OncologyCore

/// Makes the tables of a knowledge release for tests: `KnowledgeBuilder().evidence("BRAF V600E", disease: "Melanoma", …)`.
///
/// The tumour types are a small part of OncoTree, with its codes and parents.
public struct KnowledgeBuilder: Sendable {
  private var evidenceRows: [[String]] = []
  private var approvalRows: [[String]] = []
  private var diseaseRows: [String: [String]] = [:]
  private var therapyRows: [[String]] = []
  private var geneRows: [[String]] = []
  private var aliasRows: [[String]] = []
  private var hotspotRows: [[String]] = []

  public init() {}

  /// The release's files by name.
  public var files: [String: [UInt8]] {
    [
      "oncotree.tsv": Self.table(["code", "parent", "name", "main_type", "tissue"], Self.tumorTypes),
      "oncotree-codes-earlier.tsv": Self.table(["code", "name"], [["GBM", "Glioblastoma Multiforme"]]),
      "evidence.tsv": Self.table(Self.evidenceColumns, evidenceRows),
      "approvals.tsv": Self.table(Self.approvalColumns, approvalRows),
      "diseases.tsv": Self.table(
        ["source", "disease", "doid", "oncotree", "state", "basis"],
        diseaseRows.sorted { $0.key < $1.key }.map(\.value)),
      "therapies.tsv": Self.table(
        ["name", "canonical", "kind", "components", "classes", "aliases", "source"], therapyRows),
      "genes.tsv": Self.table(["gene", "role", "source"], geneRows),
      "gene-aliases.tsv": Self.table(["alias", "gene"], aliasRows),
      "hotspots/residues.tsv": Self.table(
        [
          "gene", "residue_start", "residue_end", "reference", "kind", "samples", "changes", "qvalue", "transcript",
          "source",
        ], hotspotRows),
    ]
  }

  /// An evidence item; a disease that `Self.diseases` does not hold is mapped with `oncotree`.
  public func evidence(
    _ profile: String, id: String? = nil, source: String = "civic", disease: String = "Cancer",
    oncotree: String? = nil, state: String = "", therapies: [String] = ["Drug"], interaction: String = "",
    type: String = "Predictive", direction: String = "Supports", level: String = "B",
    significance: String = "Sensitivity/Response", rating: Int? = 3, origin: String = "Somatic",
    citation: String? = nil, flagged: Bool = false
  ) -> Self {
    var copy = self
    let number = id ?? "\(evidenceRows.count + 1)"
    copy.evidenceRows.append([
      source, number, profile, "1", disease, "", "", therapies.joined(separator: "|"), interaction, type, direction,
      level, significance, rating.map(String.init) ?? "", origin, citation ?? "PMID:\(number)", "", "2026-01-01",
      flagged ? "true" : "false",
    ])
    copy.diseaseRows["\(source) \(disease)"] = [
      source, disease, "", oncotree ?? Self.diseases[disease] ?? "", state, "test",
    ]
    return copy
  }

  /// A row of the approvals table.
  public func approval(
    _ pattern: String, id: String? = nil, oncotree: String, excluded: String = "", therapies: [String],
    effect: String = "sensitivity", line: String = "any", population: String = "", origin: String = "somatic",
    state: String = "", companionTest: String = "", region: String = "US-FDA", basis: String = "approval",
    escat: String = "", escatCitation: String = ""
  ) -> Self {
    var copy = self
    copy.approvalRows.append([
      id ?? "APR-\(approvalRows.count + 1)", pattern, oncotree, excluded, therapies.joined(separator: "|"), effect,
      line, population, origin, state, companionTest, region, basis, "single-arm", escat, escatCitation, "2020-01-01",
      "2026-01-01", "label of the test", "paper of the test", "",
    ])
    return copy
  }

  public func therapy(
    _ name: String, canonical: String? = nil, kind: String = "drug", components: [String] = [], classes: [String] = [],
    aliases: [String] = []
  ) -> Self {
    var copy = self
    copy.therapyRows.append([
      name, canonical ?? name, kind, components.joined(separator: "|"), classes.joined(separator: "|"),
      aliases.joined(separator: "|"), "test",
    ])
    return copy
  }

  /// `tumour_suppressor`, `oncogene` or `both`.
  public func gene(_ gene: String, role: String) -> Self {
    var copy = self
    copy.geneRows.append([gene, role, "test"])
    return copy
  }

  public func alias(_ alias: String, of gene: String) -> Self {
    var copy = self
    copy.aliasRows.append([alias, gene])
    return copy
  }

  public func hotspot(_ gene: String, residue: Int, end: Int? = nil, kind: String = "single", samples: Int = 60) -> Self
  {
    var copy = self
    copy.hotspotRows.append([
      gene, "\(residue)", "\(end ?? residue)", "X", kind, "\(samples)", "V:\(samples)", "0", "ENST0", "test",
    ])
    return copy
  }

  private static func table(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
    Array((([columns] + rows).map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n").utf8)
  }

  /// What diseases mean in tests, in OncoTree's codes.
  public static let diseases: [String: String] = [
    "Cancer": "*", "Solid Tumor": "*solid", "Colorectal Cancer": "COADREAD", "Colon Adenocarcinoma": "COAD",
    "Melanoma": "MEL", "Skin Melanoma": "SKCM", "Lung Non-small Cell Carcinoma": "NSCLC", "Lung Adenocarcinoma": "LUAD",
    "Breast Cancer": "BRCA", "Prostate Cancer": "PRAD", "Acute Myeloid Leukemia": "AML",
    "Gastrointestinal Stromal Tumor": "GIST",
  ]

  private static let evidenceColumns = [
    "source", "id", "profile", "profile_id", "disease", "doid", "phenotypes", "therapies", "interaction", "type",
    "direction", "level", "significance", "rating", "origin", "citation", "trials", "reviewed", "flagged",
  ]
  private static let approvalColumns = [
    "id", "pattern", "oncotree", "excluded_oncotree", "therapies", "effect", "line", "population", "origin", "state",
    "companion_test", "region", "basis", "design", "escat", "escat_citation", "first_approved", "as_of", "source",
    "second_source", "note",
  ]
  /// Code, parent, name, main type and tissue as OncoTree 2025-10-03 has them.
  private static let tumorTypes = [
    ["TISSUE", "", "Tissue", "", ""],
    ["BOWEL", "TISSUE", "Bowel", "Bowel Cancer", "Bowel"],
    ["COADREAD", "BOWEL", "Colorectal Adenocarcinoma", "Colorectal Cancer", "Bowel"],
    ["COAD", "COADREAD", "Colon Adenocarcinoma", "Colorectal Cancer", "Bowel"],
    ["READ", "COADREAD", "Rectal Adenocarcinoma", "Colorectal Cancer", "Bowel"],
    ["SKIN", "TISSUE", "Skin", "Skin Cancer", "Skin"],
    ["MEL", "SKIN", "Melanoma", "Melanoma", "Skin"],
    ["SKCM", "MEL", "Cutaneous Melanoma", "Melanoma", "Skin"],
    ["LUNG", "TISSUE", "Lung", "Lung Cancer", "Lung"],
    ["NSCLC", "LUNG", "Non-Small Cell Lung Cancer", "Non-Small Cell Lung Cancer", "Lung"],
    ["LUAD", "NSCLC", "Lung Adenocarcinoma", "Non-Small Cell Lung Cancer", "Lung"],
    ["LUSC", "NSCLC", "Lung Squamous Cell Carcinoma", "Non-Small Cell Lung Cancer", "Lung"],
    ["BREAST", "TISSUE", "Breast", "Breast Cancer", "Breast"],
    ["BRCA", "BREAST", "Invasive Breast Carcinoma", "Breast Cancer", "Breast"],
    ["BFN", "BREAST", "Breast Fibroepithelial Neoplasms", "Breast Sarcoma", "Breast"],
    ["PT", "BFN", "Phyllodes Tumor of the Breast", "Breast Sarcoma", "Breast"],
    ["IDC", "BRCA", "Breast Invasive Ductal Carcinoma", "Breast Cancer", "Breast"],
    ["PROSTATE", "TISSUE", "Prostate", "Prostate Cancer", "Prostate"],
    ["PRAD", "PROSTATE", "Prostate Adenocarcinoma", "Prostate Cancer", "Prostate"],
    ["MYELOID", "TISSUE", "Myeloid", "Blood Cancer", "Myeloid"],
    ["MNM", "MYELOID", "Myeloid Neoplasm", "Blood Cancer, NOS", "Myeloid"],
    ["AML", "MNM", "Acute Myeloid Leukemia", "Leukemia", "Myeloid"],
    ["SOFT_TISSUE", "TISSUE", "Soft Tissue", "Soft Tissue Cancer", "Soft Tissue"],
    ["GIST", "SOFT_TISSUE", "Gastrointestinal Stromal Tumor", "Gastrointestinal Stromal Tumor", "Soft Tissue"],
    ["BRAIN", "TISSUE", "CNS/Brain", "CNS/Brain Cancer", "CNS/Brain"],
    ["DIFG", "BRAIN", "Diffuse Glioma", "Glioma", "CNS/Brain"],
    ["ADIFG", "DIFG", "Adult-Type Diffuse Gliomas", "Glioma", "CNS/Brain"],
    ["GB", "ADIFG", "Glioblastoma, IDH-Wildtype", "Glioma", "CNS/Brain"],
  ]
}
