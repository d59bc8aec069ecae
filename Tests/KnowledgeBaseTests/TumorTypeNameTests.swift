import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// What a person types for a tumour type leads to its codes; a name is never taken for a code.
@Suite struct TumorTypeNameTests {
  static func suggestion(_ typed: String) throws -> String {
    let tree = try StarterKnowledge.release.get().tumorTypes
    let error = try #require(throws: InputError.self) { try tree.validate(TumorType(code: typed)) }
    #expect(error.code == .unknownTumorType)
    return error.description
  }

  @Test(arguments: [
    ("Breast cancer", "BRCA (Invasive Breast Carcinoma), IDC"), ("lung adenocarcinoma", "LUAD"),
    ("Lung cancer", "NSCLC (Non-Small Cell Lung Cancer), LUAD"), ("colon cancer", "COAD"),
    ("Colorectal carcinoma", "COADREAD"), ("melanoma", "MEL (Melanoma), SKCM"), ("Prostate Cancer", "PRAD"),
    ("pancreatic cancer", "PAAD"), ("Gastric adenocarcinoma", "STAD"), ("oesophageal cancer", "ESCA"),
    ("acute myeloid leukaemia", "AML"), ("brain tumour", "DIFG"), ("non-Hodgkin lymphoma", "NHL"),
    ("multiple myeloma", "PCM"), ("endometrial cancer", "UCEC"), ("brest cancer", "BRCA"), ("Breast tumour", "BRCA"),
    ("gallbladder carcinoma", "GBC"),
  ])
  func theFirstCodesAreThoseOfTheName(typed: String, first: String) throws {
    let text = try Self.suggestion(typed)
    #expect(text.contains("Nearest: \(first)"), "\(text)")
  }

  /// “Brain cancer” looks like “breast cancer”, and is another organ.
  @Test func aKnownNameIsNotMixedWithWordsThatLookLikeIt() throws {
    #expect(try !Self.suggestion("Breast cancer").contains("DIFG"))
    #expect(try !Self.suggestion("colon cancer").contains("OS ("))
  }

  @Test func everyNamedCodeIsOfTheTree() throws {
    let tree = try StarterKnowledge.release.get().tumorTypes
    let rows = String(decoding: try #require(try StarterKnowledge.files()["tumor-type-names.tsv"]), as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.count > 150)
    for row in rows {
      #expect(row[1].split(separator: "|").allSatisfy { tree.contains(TumorType(code: $0)) }, "\(row)")
      #expect(!row[2].isEmpty, "\(row)")
    }
  }
}
