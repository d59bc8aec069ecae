/// A text with places, as the catalogue's files write it.
package struct MessageTemplate: Hashable, Sendable {
  /// What stands between two braces: an argument's name, and the forms to choose from by number, if any.
  struct Place: Hashable {
    var name: Substring
    var singular: Substring?
    var plural: Substring?
  }

  let text: String
  package init(_ text: String) { self.text = text }

  /// The names of all arguments that the text needs, once each, in order.
  package var argumentNames: [String] {
    var names: [String] = []
    walk(literal: { _ in }, place: { if !names.contains(String($0.name)) { names.append(String($0.name)) } })
    return names
  }

  /// Whether the text is one argument and nothing else.
  var isOnePlace: Bool { text.hasPrefix("{") && text.utf8.firstIndex(of: UInt8(ascii: "}")) == text.utf8.indices.last }

  /// An argument that is not given stays visible as `⟦name?⟧`.
  func filled(with arguments: [String: String]) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = ""
    walk(
      literal: { result += $0 },
      place: { place in
        guard let value = arguments[String(place.name)] else {
          result += "⟦\(place.name)?⟧"
          return
        }
        guard let singular = place.singular, let plural = place.plural else {
          result += value
          return
        }
        result += value == "1" ? singular : plural
      })
    return result
  }

  private func walk(literal: (Substring) -> Void, place: (Place) -> Void) {
    var rest = Substring(text)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      literal(rest[..<open])
      let parts = rest[rest.utf8.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
      place(
        Place(
          name: parts[0], singular: parts.count > 2 ? parts[1] : nil, plural: parts.count > 2 ? parts[2] : nil))
      rest = rest[rest.utf8.index(after: close)...]
    }
    literal(rest)
  }
}
