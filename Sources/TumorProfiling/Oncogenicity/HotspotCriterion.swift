import OncologyCore

/// The three hotspot criteria, of which at most one is met: OS3 (50 samples or more with a change at the residue and 10
/// or more with this change), OM3 (fewer than 50, and 10 or more), OP3 (fewer than 10 with this change).
///
/// Sources number OM3 and OM4 differently; the codes here are those of the paper's table 2. Not asked where OVS1 is
/// met: the standard warns of hotspots that truncations make.
struct HotspotCriterion {
  static let samplesForStrong = 50
  static let sameChange = 10

  let effect: TranscriptEffect
  let knowledge: any OncogenicityKnowledge

  var verdict: CriterionVerdict? {
    if let change = effect.protein {
      switch change.kind {
      case .substitution(let alternate):
        return verdict(at: change.first.position, kind: .residue) { $0.changes[String(alternate.letter)] ?? 0 }
      case .deletion, .duplication, .insertion, .deletionInsertion:
        return verdict(at: change.first.position, kind: .indel) { $0.changes[change.short] ?? 0 }
      default: return nil
      }
    }
    if effect.consequences.contains(where: { $0 == .spliceDonorVariant || $0 == .spliceAcceptorVariant }) {
      guard let residue = spliceResidue else { return nil }
      return verdict(at: residue, kind: .splice) { $0.samples }
    }
    guard let residue = effect.residue, effect.consequences.contains(.codingSequenceVariant),
      let hotspot = knowledge.hotspots(in: effect.gene, at: residue).first(where: { $0.kind == .residue })
    else { return nil }
    return .notJudged(
      "OS3/OM3/OP3", Message(ProfilingMessage.oncoHotspotChangeUnknown, ["place": Self.place(hotspot)]))
  }

  private func verdict(
    at residue: Int, kind: Hotspot.Kind, count: (Hotspot) -> Int
  ) -> CriterionVerdict? {
    let hotspots = knowledge.hotspots(in: effect.gene, at: residue).filter { $0.kind == kind }
    guard let hotspot = hotspots.max(by: { (count($0), $0.samples) < (count($1), $1.samples) }) else { return nil }
    let same = count(hotspot)
    let arguments = [
      "samples": "\(hotspot.samples)", "place": Self.place(hotspot), "count": "\(same)", "source": hotspot.source,
    ]
    if same < Self.sameChange {
      return .met("OP3", 1, Message(ProfilingMessage.oncoHotspotSupporting, arguments))
    }
    return hotspot.samples >= Self.samplesForStrong
      ? .met("OS3", 4, Message(ProfilingMessage.oncoHotspotStrong, arguments))
      : .met("OM3", 2, Message(ProfilingMessage.oncoHotspotModerate, arguments))
  }

  private static func place(_ hotspot: Hotspot) -> String {
    let range = hotspot.start == hotspot.end ? "\(hotspot.start)" : "\(hotspot.start)–\(hotspot.end)"
    return "\(hotspot.gene) \(range)"
  }

  /// The codon next to the splice site, from the coding name: `c.3028+1G>T` → base 3028 → codon 1010.
  private var spliceResidue: Int? {
    guard let name = effect.hgvsCoding, name.hasPrefix("c.") else { return nil }
    let digits = name.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
    guard let base = WholeNumber.read(digits, in: WholeNumber.positions) else { return nil }
    let next = name.dropFirst(2 + digits.count).first
    guard next == "+" || next == "-" else { return nil }
    return (base + 2) / 3
  }
}
