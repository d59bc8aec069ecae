package import OncologyCore

/// All sentences that a person reads, in one language, by their keys.
///
/// A text has places for arguments: `{gene}` stands for the argument, and `{count|variant|variants}` for the first
/// form where the argument is `1` and for the second otherwise. A key or argument that is not there is printed
/// visibly, between ⟦ and ⟧: nothing is left out without a word, and nothing crashes.
package struct MessageCatalogue: Sendable {
  /// BCP 47, as the page's `lang`.
  package let language: String
  private let texts: [String: MessageTemplate]
  /// The texts under `word.<vocabulary>.<value>`, by vocabulary and value.
  private let words: [Vocabulary: [String: MessageTemplate]]
  /// Files that could not be read and keys that stand in two of them: none in a sound build, as a test holds.
  package let defects: [String]

  /// English, from the files that are built into the program.
  package static let english = MessageCatalogue(language: "en", files: englishFiles)

  /// Each file is a flat JSON object from key to text.
  package init(language: String, files: [(name: String, bytes: [UInt8])]) {
    var texts: [String: MessageTemplate] = [:]
    var defects: [String] = []
    for file in files {
      do throws(InputError) {
        for entry in try Self.entries(of: file.bytes, named: file.name) {
          if texts.updateValue(MessageTemplate(entry.text), forKey: entry.key) != nil {
            defects.append("\(entry.key) stands twice, again in \(file.name)")
          }
        }
      } catch {
        defects.append(error.description)
      }
    }
    self.language = language
    self.texts = texts
    words = Self.words(of: texts)
    self.defects = defects.sorted()
  }

  private static func words(of texts: [String: MessageTemplate]) -> [Vocabulary: [String: MessageTemplate]] {
    var words: [Vocabulary: [String: MessageTemplate]] = [:]
    for (key, template) in texts where key.hasPrefix("word.") {
      let parts = key.split(separator: ".", maxSplits: 2)
      guard parts.count == 3, let vocabulary = Vocabulary(rawValue: String(parts[1])) else { continue }
      words[vocabulary, default: [:]][String(parts[2])] = template
    }
    return words
  }

  /// The word for a value of a vocabulary. For an open vocabulary a value without a word stands for itself.
  func word(_ vocabulary: Vocabulary, _ value: String, _ arguments: [String: String] = [:]) -> String {
    if let template = words[vocabulary]?[value] { return template.filled(with: arguments) }
    return vocabulary.values == nil ? value : text(key: "word.\(vocabulary.rawValue).\(value)", arguments)
  }

  private static func entries(
    of bytes: [UInt8], named name: String
  ) throws(InputError) -> [(key: String, text: String)] {
    guard case .object(let members) = try JSONReader.read(bytes, file: name).value else {
      throw InputError(.malformed, "messages are one JSON object", at: SourceLocation(file: name))
    }
    var entries: [(key: String, text: String)] = []
    for member in members {
      guard case .string(let text) = member.node.value else {
        throw InputError(
          .malformed, "the message \(member.name) is not a text", at: SourceLocation(file: name, line: member.node.line)
        )
      }
      entries.append((member.name, text))
    }
    return entries
  }

  package var keys: [String] { texts.keys.sorted() }

  package func template(for key: String) -> MessageTemplate? { texts[key] }

  package func text(for message: Message) -> String { text(key: message.key, message.arguments) }

  package func text(_ key: some MessageKey, _ arguments: [String: String] = [:]) -> String {
    text(key: key.rawValue, arguments)
  }

  /// The arguments that stand as words within the sentence, in its order; numbers and lone letters are left out.
  func facts(of message: Message) -> [String] {
    guard let template = template(for: message.key), template.argumentNames.count > 0, !template.isOnePlace else {
      return []
    }
    return template.argumentNames.compactMap { message.arguments[$0] }.filter { fact in
      fact.count > 1 && fact.contains { $0.isLetter }
    }
  }

  func text(key: String, _ arguments: [String: String]) -> String {
    if let template = texts[key] { return template.filled(with: arguments) }
    let shown = arguments.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    return "⟦\(key)\(shown.isEmpty ? "" : ": \(shown)")⟧"
  }
}
