import Foundation
import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

/// What the room says has a sentence, and every place of the sentence is filled.
@Suite struct KnowledgeMessageTests {
  static func sentences() throws -> [String: String] {
    let file = SharedData.repository.appendingPathComponent(
      "Sources/ReportRendering/Resources/messages-knowledge.en.json")
    let node = try JSONReader.read(Array(Data(contentsOf: file)), file: "messages-knowledge.en.json")
    guard case .object(let members) = node.value else { return [:] }
    return members.reduce(into: [:]) { found, member in
      if case .string(let text) = member.node.value { found[member.name] = text }
    }
  }

  /// The names between braces.
  static func places(_ sentence: String) -> Set<String> {
    Set(sentence.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) })
  }

  @Test func everyKeyHasASentenceAndNoSentenceIsIdle() throws {
    let keys = Set(KnowledgeMessage.allCases.map(\.rawValue) + ImportMessage.allCases.map(\.rawValue))
    #expect(keys == Set(try Self.sentences().keys))
  }

  @Test func everyPlaceIsFilled() throws {
    let sentences = try Self.sentences()
    let tumors = [
      TumorBuilder(type: "COAD").variant("BRAF V600E").amplified("ERBB2").lost("PTEN").gained("MET"),
      TumorBuilder(type: "LUAD").variant("EGFR E746_A750del").variant("EGFR T790M").fusion(
        "NTRK1", "TPM3", inFrame: nil
      )
      .fusion("EML4", "ALK", inFrame: false).variant("TP53 R248Q").variant("POLE A31="),
      TumorBuilder(type: "PRAD").tumorOnly().variant("BRCA2 Q1089*").variant("ATM V2424G"),
      TumorBuilder(type: "IDC").state("HER2", "positive").variant("PIK3CA H1047R").callable("KRAS", "NRAS", "BRAF"),
      TumorBuilder(type: "BLCA").microsatellites(.stable).burden(4, isHigh: false)
        .germline("DPYD c.1905+1G>A", consequences: [.spliceDonorVariant]),
    ]
    var said = 0
    for tumor in tumors {
      let report = try DangerousReportTests.Report(tumor)
      let messages =
        report.matches.flatMap(\.reasons) + report.excluded.map(\.reason)
        + report.options.flatMap { $0.conditions + $0.cautions + $0.reasons }
      for message in messages {
        let sentence = try #require(sentences[message.key], "\(message.key)")
        #expect(Self.places(sentence).isSubset(of: Set(message.arguments.keys)), "\(message)")
        said += 1
      }
    }
    #expect(said > 1000)
  }
}
