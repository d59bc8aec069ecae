import KnowledgeBase
import OncologyCore

/// Names of alterations as people and sources write them.
enum NameTargets {
  /// What is read of a pattern is written in words that read as the same; nothing of it is dropped.
  static func pattern(_ bytes: [UInt8], _ judge: inout Judge) -> Bool {
    let parser = PatternParser()
    let pattern = parser.parse(String(decoding: bytes, as: UTF8.self))
    judge.expect(!(pattern.atoms.isEmpty && pattern.unreadableParts.isEmpty), "a pattern has a part")
    for atom in pattern.atoms { _ = atom.requirement }
    _ = pattern.dependsOnNoAlteredGene
    // A mark at a word's beginning becomes one character with the space before it, which then separates nothing.
    let text = pattern.text
    guard text.count == text.unicodeScalars.count else { return false }
    let again = parser.parse(text)
    _ = pattern.genes
    judge.expect(again.text == pattern.text, "words read back the same: “\(pattern.text)”, “\(again.text)”")
    return pattern.unreadableParts.isEmpty
  }

  /// What documents hold of a change can be read again.
  static func proteinChange(_ bytes: [UInt8], _ judge: inout Judge) -> Bool {
    guard let change = ProteinChange(hgvs: String(decoding: bytes, as: UTF8.self)) else { return false }
    for name in [change.hgvs, change.short] {
      let again = ProteinChange(hgvs: name)
      judge.expect(again != nil, "a name can be read again: \(name)")
      judge.expect(again?.hgvs == change.hgvs, "a name means the same when read again: \(name), \(again?.hgvs ?? "")")
    }
    judge.expect(change.residueRange.lowerBound >= 1, "residues are numbered from 1")
    judge.expect(!(change.isTruncating && change.isInFrameIndel), "a change is truncating or in frame")
    return true
  }
}
