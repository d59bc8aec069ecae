import KnowledgeBase
import OncologyCore
import VariantAnnotation

/// Releases, whose tables stand one after another in one input, each under a line `>>>> its name`.
///
/// A release's bytes are held to its digest, but people import folders of their own.
enum ReleaseTargets {
  static func knowledge(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let release = try KnowledgeRelease(files: files(bytes))
    judge.expect(release.itemsByPattern.count == release.patterns.count, "each pattern has its items")
    judge.expect(
      release.itemsByPattern.reduce(0) { $0 + $1.count } == release.items.count, "each item has one pattern")
    for item in release.items { judge.expect(release.patterns.indices.contains(item.pattern), "patterns are numbered") }
  }

  static func reference(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let files = files(bytes)
    let models = try ReferenceModels(assembly: .grch38, files: files)
    let annotator = VariantAnnotator(models: models)
    for allele in alleles(files["alleles.tsv"] ?? []) {
      for effect in annotator.effects(of: allele) {
        judge.expect(!effect.consequences.isEmpty, "an effect has a consequence: \(allele)")
        judge.expectDocument(effect, "an effect")
      }
      _ = models.referenceAgrees(allele)
      _ = models.isKnownAllele(allele)
      _ = models.models(
        overlapping: GenomicInterval(contig: allele.contig, start: allele.position, end: allele.end))
    }
  }

  /// Lines `contig position reference alternate` whose values any reader of variants would let pass.
  private static func alleles(_ bytes: [UInt8]) -> [GenomicAllele] {
    bytes.split(separator: 10).prefix(50).compactMap { line in
      let fields = String(decoding: line, as: UTF8.self).split(separator: "\t").map(String.init)
      guard fields.count == 4, let position = Int(fields[1]), (1...Int(Int32.max)).contains(position),
        fields[2...].allSatisfy({ $0.utf8.allSatisfy("ACGTN".utf8.contains) }), fields[2] != fields[3]
      else { return nil }
      return GenomicAllele(
        contig: Contig(fields[0]), position: position, reference: fields[2], alternate: fields[3])
    }
  }

  private static func files(_ bytes: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var name: String?
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if line.starts(with: ">>>> ".utf8) {
        name = String(decoding: line.dropFirst(5), as: UTF8.self)
        files[name!] = []
      } else if let name {
        files[name, default: []] += line + [10]
      }
    }
    return files
  }
}
