/// What a change does at the edges of introns, by the distances that Ensembl VEP uses.
///
/// Donor and acceptor: the intron's first and last two bases. Splice region: 1–3 bases into the exon, 3–8 into the
/// intron (SO:0001630). Donor fifth base (SO:0001787), donor region: bases 3–6 (SO:0002170), polypyrimidine tract:
/// bases 3–17 before the exon (SO:0002169). An insertion lies in a stretch when both its neighbours do; between exon
/// and intron, and between essential site and intron, it is of the splice region. Source: Ensembl variation 115,
/// `BaseTranscriptVariationAllele`, `VariationEffect`.
struct SpliceSites {
  private(set) var consequences: ConsequenceSet = []
  /// 0-based exon whose essential splice site or last base is changed; the first one in the transcript's order.
  private(set) var disturbedExon: Int?
  private(set) var disturbance: Disturbance?
  private var isInSpliceRegion = false

  enum Disturbance { case essentialSite, lastBase }

  init(_ edit: OrientedEdit, on transcript: OrientedTranscript) {
    guard transcript.exonCount > 1 else { return }
    for run in edit.differingRuns { add(run.start, run.end, on: transcript) }
    if isInSpliceRegion, consequences.isDisjoint(with: [.spliceDonor, .spliceAcceptor, .donorRegion, .donorFifthBase]) {
      consequences.insert(.spliceRegion)
    }
    if consequences.contains(.donorFifthBase) { consequences.remove(.donorRegion) }
  }

  private mutating func add(_ start: Int, _ end: Int, on transcript: OrientedTranscript) {
    let low = min(start, end), high = max(start, end)
    let firstIntron = max(0, (transcript.exonBeginning(atOrBefore: low - 3) ?? 0) - 1)
    let lastIntron = min(transcript.exonCount - 2, transcript.exonBeginning(atOrBefore: high + 3) ?? 0)
    guard firstIntron <= lastIntron else { return }
    for number in firstIntron...lastIntron {
      guard let intron = transcript.intron(number) else { continue }
      addIntron(start, end, number, intron)
    }
  }

  private mutating func addIntron(_ start: Int, _ end: Int, _ number: Int, _ intron: ClosedRange<Int>) {
    let first = intron.lowerBound, last = intron.upperBound, isInsertion = start == end + 1
    let lies = { (from: Int, to: Int) in end >= from && start <= to }
    if lies(first, first + 1) {
      consequences.insert(.spliceDonor)
      disturb(number, .essentialSite)
    }
    if lies(last - 1, last) {
      consequences.insert(.spliceAcceptor)
      disturb(number + 1, .essentialSite)
    }
    if lies(first - 1, first - 1) || (isInsertion && start == first) { disturb(number, .lastBase) }
    if lies(first + 2, last - 2) || (isInsertion && (start == first + 2 || end == last - 2)) {
      consequences.insert(.intron)
    }
    if lies(first + 4, first + 4) { consequences.insert(.donorFifthBase) }
    if lies(first + 2, first + 5) { consequences.insert(.donorRegion) }
    if lies(last - 16, last - 2) { consequences.insert(.polypyrimidineTract) }
    let isAtEdge = isInsertion && (start == first || end == last || start == first + 2 || end == last - 2)
    if isAtEdge || lies(first - 3, first - 1) || lies(first + 2, first + 7) || lies(last - 7, last - 2)
      || lies(last + 1, last + 3)
    {
      isInSpliceRegion = true
    }
  }

  private mutating func disturb(_ exon: Int, _ kind: Disturbance) {
    if disturbance == .essentialSite, kind == .lastBase { return }
    if disturbance == kind, let known = disturbedExon, known <= exon { return }
    disturbedExon = exon
    disturbance = kind
  }
}
