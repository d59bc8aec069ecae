import Foundation
import TestSupport
import Testing

@testable import OncologyCore

@Suite struct CopyNumberRunTests {
  /// Calls of one segment stand together in the JSON, and come back one a gene, in order, with their shares.
  @Test func aProfileSurvivesItsJSON() throws {
    var profile = TumorBuilder(type: "COAD").amplified("ERBB2").lost("TP53").variant("BRAF V600E").build()
    let first = try #require(profile.copyNumber.first)
    for (gene, share) in [("A", 1.0), ("B", 0.4), ("C", 1.0)] {
      var next = first
      next.gene = gene
      next.share = share
      next.id = .copyNumber(gene: gene, profile.summary.assembly, specimen: profile.summary.specimen)
      profile.copyNumber.insert(next, at: 1)
    }
    let bytes = try CanonicalJSON.encode(profile)
    let read = try JSONDecoder().decode(DocumentEnvelope<TumorProfile>.self, from: Data(bytes)).document
    #expect(read == profile)
    #expect(CopyNumberRun.runs(of: profile.copyNumber).map(\.genes) == [["ERBB2", "C", "B", "A"], ["TP53"]])
  }
}
