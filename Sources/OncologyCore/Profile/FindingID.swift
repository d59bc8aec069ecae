/// A finding's name, made from its content (kind, assembly, allele or gene, specimen), never from its place in a list:
/// comments, reviews and differences hang on it.
public struct FindingID: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  public let text: String

  public static func variant(_ allele: GenomicAllele, _ assembly: Assembly, specimen: String) -> FindingID {
    FindingID("variant:\(assembly.rawValue):\(allele):\(specimen)")
  }
  public static func copyNumber(gene: String, _ assembly: Assembly, specimen: String) -> FindingID {
    FindingID("copy-number:\(assembly.rawValue):\(gene):\(specimen)")
  }
  public static func fusion(_ call: FusionCall, _ assembly: Assembly, specimen: String) -> FindingID {
    let place = { (point: FusionCall.Breakpoint?) in point.map { "\($0.contig):\($0.position)" } ?? "?" }
    return FindingID(
      "fusion:\(assembly.rawValue):\(call.name):\(place(call.fivePrimeBreakpoint)):\(place(call.threePrimeBreakpoint))"
        + ":\(specimen)")
  }
  public static func expression(gene: String, specimen: String) -> FindingID {
    FindingID("expression:\(gene):\(specimen)")
  }
  /// Burden, microsatellites and states from the record.
  public static func biomarker(_ name: String, specimen: String) -> FindingID {
    FindingID("biomarker:\(name):\(specimen)")
  }

  /// What a name is made from, read back from it.
  public enum Content: Hashable, Sendable {
    case variant(GenomicAllele)
    case copyNumber(gene: String)
    /// `EML4::ALK`.
    case fusion(name: String)
    case expression(gene: String)
    case biomarker(name: String)
  }

  /// `nil` for a text that none of the makers above wrote.
  public var content: Content? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.first {
    case "variant" where parts.count > 5:
      return Int(parts[3]).map {
        .variant(
          GenomicAllele(contig: Contig(parts[2]), position: $0, reference: parts[4], alternate: parts[5]))
      }
    case "copy-number" where parts.count > 3: return .copyNumber(gene: parts[2])
    case "fusion" where parts.count > 4: return .fusion(name: "\(parts[2])::\(parts[4])")
    case "expression" where parts.count > 2: return .expression(gene: parts[1])
    case "biomarker" where parts.count > 2: return .biomarker(name: parts[1...(parts.count - 2)].joined(separator: ":"))
    default: return nil
    }
  }

  public init(_ text: String) { self.text = text }
  public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
  public var description: String { text }
  public static func < (left: FindingID, right: FindingID) -> Bool { left.text < right.text }
}
