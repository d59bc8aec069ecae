/// A human genome assembly. Coordinates of one are never compared with those of another.
public enum Assembly: String, Codable, Sendable, CaseIterable, Hashable {
  case grch37 = "GRCh37"
  case grch38 = "GRCh38"

  /// Reads the names in use: `GRCh37`, `hg19`, `b37`, `GRCh38`, `hg38` (any case). Anything else is `nil`.
  public init?(name: String) {
    switch name.lowercased() {
    case "grch37", "hg19", "b37", "hs37d5": self = .grch37
    case "grch38", "hg38", "b38": self = .grch38
    default: return nil
    }
  }
}
