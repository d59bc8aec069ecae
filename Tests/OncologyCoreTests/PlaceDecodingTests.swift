import Foundation
import OncologyCore
import Testing

/// Documents come from other hands too: places that no genome has would trap where lengths are taken, or stand on the
/// page.
@Suite struct PlaceDecodingTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  @Test func placesThatCanBeAreRead() throws {
    let allele = try decode(
      GenomicAllele.self, #"{"contig":"chr7","position":2147483647,"reference":"NA","alternate":"N"}"#)
    #expect(allele == GenomicAllele(contig: Contig("7"), position: 2_147_483_647, reference: "NA", alternate: "N"))
    let interval = try decode(GenomicInterval.self, #"{"contig":"7","start":5,"end":5}"#)
    #expect(interval == GenomicInterval(contig: Contig("7"), start: 5, end: 5))
    let encoded = try JSONEncoder().encode([interval])
    #expect(try JSONDecoder().decode([GenomicInterval].self, from: encoded) == [interval])
  }

  @Test(arguments: ["0", "-5", "2147483648", "9223372036854775807", "1.5", "\"7\""])
  func positionsThatNoGenomeHasAreRefused(position: String) {
    #expect(throws: DecodingError.self) {
      try decode(GenomicAllele.self, #"{"contig":"7","position":\#(position),"reference":"A","alternate":"T"}"#)
    }
    #expect(throws: DecodingError.self) {
      try decode(GenomicInterval.self, #"{"contig":"7","start":1,"end":\#(position)}"#)
    }
    #expect(throws: DecodingError.self) {
      try decode(FusionCall.Breakpoint.self, #"{"contig":"7","position":\#(position)}"#)
    }
  }

  @Test(arguments: ["", "-", "a", "<DEL>", "*", "R"]) func lettersThatAreNoBasesAreRefused(bases: String) {
    #expect(throws: DecodingError.self) {
      try decode(GenomicAllele.self, #"{"contig":"7","position":1,"reference":"\#(bases)","alternate":"T"}"#)
    }
    #expect(throws: DecodingError.self) {
      try decode(GenomicAllele.self, #"{"contig":"7","position":1,"reference":"A","alternate":"\#(bases)"}"#)
    }
  }

  @Test func anIntervalThatEndsBeforeItStartsIsRefused() {
    #expect(throws: DecodingError.self) { try decode(GenomicInterval.self, #"{"contig":"7","start":5,"end":4}"#) }
  }
}
