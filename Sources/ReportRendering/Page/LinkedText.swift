/// Finds the names of targets within a text, so that they can lead to them.
struct LinkedText {
  struct Target {
    let name: String
    let anchor: Anchor
  }

  /// A stretch of the text, and where it leads if it is a name.
  struct Part: Equatable {
    let text: String
    let anchor: Anchor?
  }

  /// The text in parts. A name counts where it stands as a whole word; of names that begin together the longest does.
  static func parts(of text: String, linking targets: [Target]) -> [Part] {
    let bytes = Array(text.utf8), names = targets.map { Array($0.name.utf8) }
    var parts: [Part] = []
    var start = 0, index = 0
    while index < bytes.count {
      let found = names.indices.filter { stands(names[$0], at: index, in: bytes) }.max {
        names[$0].count < names[$1].count
      }
      guard let found else {
        index += 1
        continue
      }
      if start < index { parts.append(Part(text: string(bytes[start..<index]), anchor: nil)) }
      parts.append(Part(text: targets[found].name, anchor: targets[found].anchor))
      index += names[found].count
      start = index
    }
    if start < bytes.count { parts.append(Part(text: string(bytes[start...]), anchor: nil)) }
    return parts
  }

  private static func stands(_ name: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
    guard let first = name.first, bytes[index] == first, index + name.count <= bytes.count else { return false }
    guard index == 0 || !isPartOfWord(bytes[index - 1]) else { return false }
    let end = index + name.count
    guard end == bytes.count || !isPartOfWord(bytes[end]) else { return false }
    return bytes[index..<end].elementsEqual(name)
  }

  /// Letters and digits, and every byte of a character beyond ASCII.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      return true
    default: return false
    }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension HTMLPage {
  func text(_ text: String, linking targets: [LinkedText.Target], to html: inout HTMLWriter) {
    guard !targets.isEmpty else { return html.text(text) }
    for part in LinkedText.parts(of: text, linking: targets) {
      if let anchor = part.anchor {
        html.element("a", [.href(anchor)], text: part.text)
      } else {
        html.text(part.text)
      }
    }
  }

  /// Each line as a paragraph, in which names of targets lead to them.
  func lines(_ items: [String], linking targets: [LinkedText.Target] = [], to html: inout HTMLWriter) {
    for item in items { html.element("p", [.class("why")]) { text(item, linking: targets, to: &$0) } }
  }

  func targets(_ findings: [Report.FindingReference]) -> [LinkedText.Target] {
    findings.filter { shownFindings.contains($0.id) }.map { .init(name: $0.label, anchor: Self.anchor(of: $0.id)) }
  }

  func targets(_ items: [Report.EvidenceReference]) -> [LinkedText.Target] {
    items.map { .init(name: $0.label, anchor: Self.anchor(ofItem: $0.key, under: $0.finding)) }
      .filter { shownItems.contains($0.anchor) }
  }
}
