/// A contig's name without a `chr` prefix; the mitochondrion is `MT`.
///
/// Names that are not of the primary assembly (alternative contigs, decoys) are kept as they are.
public struct Contig: Hashable, Sendable, Codable, CustomStringConvertible {
  public let name: String

  /// Normalises a contig's name: `chr7` → `7`, `chrM`, `M` → `MT`, `chrx` stays what it is but for its prefix.
  public init(_ rawName: some StringProtocol) {
    var name =
      rawName.hasPrefix("chr") || rawName.hasPrefix("Chr") || rawName.hasPrefix("CHR")
      ? String(rawName.dropFirst(3)) : String(rawName)
    if name == "M" { name = "MT" }
    self.name = name
  }

  public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  public var description: String { name }

  /// 1…22, then X, Y, MT; `nil` for a contig that is not of the primary assembly.
  public var primaryRank: Int? {
    switch name {
    case "X": return 23
    case "Y": return 24
    case "MT": return 25
    default:
      guard let number = Int(name), (1...22).contains(number), "\(number)" == name else { return nil }
      return number
    }
  }

  public var isAutosome: Bool { (primaryRank ?? 99) <= 22 }
}

extension Contig: Comparable {
  public static func < (left: Contig, right: Contig) -> Bool {
    switch (left.primaryRank, right.primaryRank) {
    case let (l?, r?): return l < r
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return left.name < right.name
    }
  }
}
