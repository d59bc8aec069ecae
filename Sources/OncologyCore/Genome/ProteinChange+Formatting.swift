extension ProteinChange: CustomStringConvertible, Codable {
  /// In three-letter code as HGVS recommends, with `p.` and without the parentheses of a prediction: `p.Val600Glu`.
  public var hgvs: String { "p." + text { $0.code } }

  /// In one-letter code, as clinicians write it: `V600E`.
  public var short: String { text { String($0.letter) } }

  public var description: String { short }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let change = ProteinChange(hgvs: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a protein change in HGVS: \(text)")
    }
    self = change
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hgvs)
  }

  private func text(_ letter: @escaping (AminoAcid) -> String) -> String {
    let start = "\(letter(first.aminoAcid))\(first.position)"
    let range = last.position > first.position ? "\(start)_\(letter(last.aminoAcid))\(last.position)" : start
    let all = { (acids: [AminoAcid]) in acids.map(letter).joined() }
    switch kind {
    case .substitution(let alternate): return start + letter(alternate)
    case .synonymous: return range + "="
    case .frameshift(let alternate, let stop):
      return start + (alternate.map(letter) ?? "") + "fs" + (stop.map { letter(.stop) + String($0) } ?? "")
    case .deletion: return range + "del"
    case .duplication: return range + "dup"
    case .insertion(let acids): return range + "ins" + all(acids)
    case .deletionInsertion(let acids): return range + "delins" + all(acids)
    case .startLost: return start + "?"
    case .stopLost(let alternate, let length):
      return start + (alternate.map(letter) ?? "") + "ext" + letter(.stop) + (length.map(String.init) ?? "?")
    case .unknownResult: return range
    }
  }
}
