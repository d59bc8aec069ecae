import OncologyCore

/// Which effect a variant is reported by where it has several.
///
/// Within a gene MANE Select comes first, then the release's order. Between genes the more severe consequence comes
/// first, then MANE Select, then one with a named protein change, then the order along the genome: an intron of a gene
/// with a MANE transcript never hides a coding change of its neighbour.
enum EffectChoiceRule {
  static func choose(_ effects: [TranscriptEffect]) -> (effect: TranscriptEffect?, others: [TranscriptEffect]) {
    guard effects.count > 1 else { return (effects.first, []) }
    let heads = headOfEachGene(effects)
    guard let best = heads.min(by: { isBetter(effects[$0], than: effects[$1], $0, $1) }) else { return (nil, effects) }
    let others = effects.indices.filter { $0 != best }.map { effects[$0] }
    return (effects[best], others)
  }

  private static func headOfEachGene(_ effects: [TranscriptEffect]) -> [Int] {
    var heads: [Int] = []
    for (index, effect) in effects.enumerated() {
      guard let known = heads.firstIndex(where: { effects[$0].gene == effect.gene }) else {
        heads.append(index)
        continue
      }
      if effect.isMANESelect, !effects[heads[known]].isMANESelect { heads[known] = index }
    }
    return heads
  }

  private static func isBetter(
    _ left: TranscriptEffect, than right: TranscriptEffect, _ leftIndex: Int, _ rightIndex: Int
  ) -> Bool {
    let severities = (left.mostSevere?.severity ?? .max, right.mostSevere?.severity ?? .max)
    if severities.0 != severities.1 { return severities.0 < severities.1 }
    if left.isMANESelect != right.isMANESelect { return left.isMANESelect }
    if (left.protein != nil) != (right.protein != nil) { return left.protein != nil }
    return leftIndex < rightIndex
  }
}
