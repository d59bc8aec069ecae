/// A tumour type by its OncoTree code (https://oncotree.mskcc.org), upper case.
public struct TumorType: Hashable, Sendable, Codable, CustomStringConvertible {
  public let code: String
  public init(code: some StringProtocol) { self.code = code.uppercased() }
  public var description: String { code }

  public init(from decoder: any Decoder) throws {
    self.init(code: try decoder.singleValueContainer().decode(String.self))
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
