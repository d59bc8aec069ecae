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

  /// The assembly that a reference's name means: `GRCh38.p14.fa`, `hs37d5.fa.gz`, `37`; `nil` where it names none, or
  /// both.
  package init?(statedAs text: String) {
    let name = text.lowercased()
    let is37 = name == "37" || ["grch37", "hg19", "hs37", "b37", "g1k_v37"].contains(where: name.contains)
    let is38 = name == "38" || ["grch38", "hg38", "hs38", "b38"].contains(where: name.contains)
    guard is37 != is38 else { return nil }
    self = is37 ? .grch37 : .grch38
  }
}
