import KnowledgeBase
import OncologyCore
import TestSupport
import Testing

@Suite struct HotspotTableTests {
  private static let header =
    "gene\tresidue_start\tresidue_end\treference\tkind\tsamples\tchanges\tqvalue\ttranscript\tsource"

  private func release(_ row: String) throws -> KnowledgeRelease {
    var files = KnowledgeBuilder().files
    files["hotspots/residues.tsv"] = Array("\(Self.header)\n\(row)\n".utf8)
    return try KnowledgeRelease(files: files)
  }

  @Test func aHotspotIsReadWithItsCounts() throws {
    let found = try release("BRAF\t600\t601\tV\tsingle\t897\tE:833|K:64\t0\tT\ts").hotspots(in: "BRAF", at: 601)
    #expect(found.map(\.changes) == [["E": 833, "K": 64]])
  }

  /// Numbers that no protein and no table has, and sums that no integer holds.
  @Test(arguments: [
    ("BRAF\t-600\t600\tV\tsingle\t8\tE:8\t0\tT\ts", "residue_start"),
    ("BRAF\t0\t600\tV\tsingle\t8\tE:8\t0\tT\ts", "residue_start"),
    ("BRAF\t1000000000\t1000000000\tV\tsingle\t8\tE:8\t0\tT\ts", "residue_start"),
    ("BRAF\t600\t599\tV\tsingle\t8\tE:8\t0\tT\ts", "residue_end"),
    ("BRAF\t600\t600\tV\tsingle\t-8\tE:8\t0\tT\ts", "samples"),
    ("BRAF\t600\t600\tV\tsingle\t8\tE:-8\t0\tT\ts", "changes"),
    ("BRAF\t600\t600\tV\tsingle\t8\tE:9223372036854775807|E:1\t0\tT\ts", "changes"),
  ]) func numbersThatCannotBeAreRefused(row: String, column: String) throws {
    let error = #expect(throws: InputError.self) { try release(row) }
    #expect(error?.code == .invalidValue)
    #expect(error?.location?.line == 2 && error?.location?.column == column)
  }
}
