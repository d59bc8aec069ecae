import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page read back by an XML parser: well-formedness is checked by reading, and tests ask for what stands on it.
final class PageDocument: NSObject, XMLParserDelegate {
  final class Element {
    let name: String
    let attributes: [String: String]
    private(set) var children: [Element] = []
    /// Text and children in order; a child stands as its index.
    private var parts: [(text: String, child: Int?)] = []

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    fileprivate func append(_ child: Element) {
      parts.append(("", children.count))
      children.append(child)
    }

    fileprivate func append(_ text: String) { parts.append((text, nil)) }

    /// All text within, spaces collapsed.
    var text: String {
      parts.map { part in part.child.map { " " + children[$0].text + " " } ?? part.text }.joined()
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func all(_ name: String) -> [Element] {
      children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    var everything: [Element] { children.flatMap { [$0] + $0.everything } }
    func with(id: String) -> Element? { everything.first { $0.attributes["id"] == id } }
    var classes: Set<String> { Set((attributes["class"] ?? "").split(separator: " ").map(String.init)) }
  }

  let root = Element("document", [:])
  private(set) var problem: String?
  private var stack: [Element]

  init(_ page: String) {
    stack = [root]
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() {
      problem = "line \(parser.lineNumber), column \(parser.columnNumber): \(String(describing: parser.parserError))"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let element = Element(name, attributes)
    stack.last?.append(element)
    stack.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    stack.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { stack.last?.append(text) }
}
