package import OncologyCore

/// A call that few reads show (*ours*): fewer than 5 reads of the alternative allele, or an allele fraction under 5 %. Files
/// do not tell the limit of detection of the laboratory that made them; 5 % is the fraction from which on FoundationOne
/// CDx counts a variant for its mutational burden. Such a call keeps its tier, and is told to be confirmed.
package enum LowSupportRule {
  package static let fewestReads = 5
  package static let leastFraction = 0.05

  /// Inherited calls are not asked. What the file does not tell is not low.
  package static func isLow(_ call: SmallVariantCall) -> Bool {
    guard call.origin != .germline else { return false }
    if let reads = call.alternateDepth, reads < fewestReads { return true }
    return call.alleleFraction.map { $0 < leastFraction } ?? false
  }

  /// The arguments of a sentence on it; what the file does not tell is a dash.
  package static func arguments(_ variant: VariantFinding) -> [String: String] {
    let call = variant.call
    return [
      "alteration": variant.label, "reads": call.alternateDepth.map(NumberText.integer) ?? "–",
      "depth": call.depth.map(NumberText.integer) ?? "–",
      "fraction": call.alleleFraction.map { NumberText.percent($0, places: 1) } ?? "–",
    ]
  }
}
