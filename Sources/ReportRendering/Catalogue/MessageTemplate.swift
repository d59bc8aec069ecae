/// A text with places, as the catalogue's files write it, taken apart once.
package struct MessageTemplate: Hashable, Sendable {
  /// What stands between two braces: an argument's name, and the forms to choose from by number, if any.
  struct Place: Hashable {
    var name: String
    var forms: Forms?
  }

  struct Forms: Hashable {
    var singular: String
    var plural: String
  }

  enum Part: Hashable {
    case literal(String)
    case place(Place)
  }

  private let parts: [Part]

  package init(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let words = rest[rest.utf8.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
      let forms = words.count > 2 ? Forms(singular: String(words[1]), plural: String(words[2])) : nil
      parts.append(.place(Place(name: String(words[0]), forms: forms)))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// The names of all arguments that the text needs, once each, in order.
  package var argumentNames: [String] {
    var names: [String] = []
    for case .place(let place) in parts where !names.contains(place.name) { names.append(place.name) }
    return names
  }

  /// Whether the text is one argument and nothing else.
  var isOnePlace: Bool {
    guard parts.count == 1, case .place = parts[0] else { return false }
    return true
  }

  /// An argument that is not given stays visible as `⟦name?⟧`.
  func filled(with arguments: [String: String]) -> String {
    if parts.count == 1, case .literal(let text) = parts[0] { return text }
    var result = ""
    for part in parts {
      switch part {
      case .literal(let text): result += text
      case .place(let place): result += Self.text(of: place, arguments)
      }
    }
    return result
  }

  private static func text(of place: Place, _ arguments: [String: String]) -> String {
    guard let value = arguments[place.name] else { return "⟦\(place.name)?⟧" }
    guard let forms = place.forms else { return value }
    return value == "1" ? forms.singular : forms.plural
  }
}
