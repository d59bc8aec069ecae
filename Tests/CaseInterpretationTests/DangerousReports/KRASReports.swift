import OncologyCore
import ReportRendering
import Testing

/// Report 3: KRAS G12C is one thing in the colon and another in the lung.
@Suite struct KRASReports {
  @Test func colorectalNeedsBothDrugs() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").run(type: "COAD")
    let leading = result.interpretation.options.prefix(2).map { Set($0.therapies) }
    #expect(Set(leading) == [["Adagrasib", "Cetuximab"], ["Sotorasib", "Panitumumab"]], "\(leading)")
    #expect(result.interpretation.options.prefix(2).allSatisfy { $0.stance == .favoured && $0.level == .a })
    #expect(result.answer.contains("Adagrasib + Cetuximab") && result.answer.contains("Panitumumab + Sotorasib"))
  }

  @Test func colorectalIsResistantToTheAntibodyAlone() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").run(type: "COAD")
    for drug in ["Cetuximab", "Panitumumab"] { #expect(try result.option(drug).stance == .discouraged, "\(drug)") }
    let against = try #require(result.report.answer.map(\.text).first { $0.hasPrefix("Evidence speaks against") })
    #expect(against.contains("Cetuximab") && against.contains("because of KRAS G12C"), "\(against)")
    #expect(result.pageText.contains(against))
  }

  @Test(arguments: ["Sotorasib", "Adagrasib"]) func colorectalDoesNotPromoteTheInhibitorAlone(drug: String) throws {
    let result = try CaseFiles().variant("KRAS", "G12C").run(type: "COAD")
    guard result.hasOption(drug) else { return }
    let alone = try result.option(drug)
    #expect(alone.tier != .one || alone.stance != .favoured, "\(alone.id) \(alone.level?.rawValue ?? "")")
    #expect(!result.answer.contains("KRAS G12C: \(drug) has level"), "\(result.answer)")
  }

  @Test func lungTakesTheInhibitorAlone() throws {
    let result = try CaseFiles().variant("KRAS", "G12C").run(type: "LUAD")
    for drug in ["Sotorasib", "Adagrasib"] {
      let option = try result.option(drug)
      #expect(option.stance == .favoured && option.level == .a, "\(drug)")
    }
    #expect(["Sotorasib", "Adagrasib"].contains(result.interpretation.options.first?.therapies.first ?? ""))
    // The label of the pair is for colorectal cancer: evidence from another tumour, AMP level C at most.
    for pair in [["Adagrasib", "Cetuximab"], ["Sotorasib", "Panitumumab"]] {
      let option = result.interpretation.options.first { Set($0.therapies) == Set(pair) }
      #expect(option?.level != .a && option?.level != .b, "\(pair)")
    }
  }
}
