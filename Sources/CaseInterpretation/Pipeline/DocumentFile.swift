internal import Foundation
internal import InputFiles
package import OncologyCore

/// Reads a stage's JSON.
package enum DocumentFile {
  /// 1 GiB: a case of some hundred thousand variants has a tenth of it.
  private static let largest = 1 << 30

  package static func read<Document: VersionedDocument>(_ type: Document.Type, from path: String) throws -> Document {
    try parse(type, StoredBytes.read(path, limit: largest), name: path)
  }

  /// - Parameter name: the file's as given, for errors.
  package static func parse<Document: VersionedDocument>(
    _ type: Document.Type, _ bytes: [UInt8], name: String
  ) throws -> Document {
    do {
      return try JSONDecoder().decode(DocumentEnvelope<Document>.self, from: Data(bytes)).document
    } catch let error as InputError {
      throw InputError(error.code, error.problem, at: error.location ?? SourceLocation(file: name), fix: error.fix)
    } catch let error as DecodingError {
      let fix = "It must be a \(Document.schema) document."
      if bytes.starts(with: [0x1F, 0x8B]) {
        throw InputError(
          .malformed, "the file is compressed.", at: SourceLocation(file: name), fix: "Unpack it. \(fix)")
      }
      throw refusal(error, of: bytes, name, fix)
    }
  }

  /// Read once more by the strict reader, which knows the line: where it finds the text itself wrong that is the reason.
  private static func refusal(_ error: DecodingError, of bytes: [UInt8], _ name: String, _ fix: String) -> InputError {
    let place = Self.path(of: error)
    do {
      let line = line(of: place, in: try JSONReader.read(bytes, file: name))
      return InputError(.malformed, explain(error), at: SourceLocation(file: name, line: line), fix: fix)
    } catch {
      return InputError(error.code, error.problem, at: error.location, fix: fix)
    }
  }

  /// Where the deepest part of a path that is there begins.
  private static func line(of path: [any CodingKey], in root: JSONNode) -> Int {
    var node = root
    for key in path {
      switch node.value {
      case .array(let nodes):
        guard let index = key.intValue, nodes.indices.contains(index) else { return node.line }
        node = nodes[index]
      case .object(let members):
        guard let member = members.first(where: { $0.name == key.stringValue }) else { return node.line }
        node = member.node
      default: return node.line
      }
    }
    return node.line
  }

  private static func path(of error: DecodingError) -> [any CodingKey] {
    switch error {
    case .keyNotFound(_, let context), .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return context.codingPath
    @unknown default: return []
    }
  }

  /// `variants[0].allele.position`, as records and manifests name a member.
  private static func memberPath(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
  }

  /// Names the place and what is wrong there, never the value.
  private static func explain(_ error: DecodingError) -> String {
    let path = memberPath(Self.path(of: error))
    let place = path.isEmpty ? "at the top" : "at \(path)"
    switch error {
    case .keyNotFound(let key, _): return "the member “\(key.stringValue)” is missing \(place)."
    case .typeMismatch(let type, _): return "a value of another kind (\(type)) is expected \(place)."
    case .valueNotFound(let type, _): return "a value (\(type)) is missing \(place)."
    case .dataCorrupted where path == "schema": return "this is another kind of document."
    case .dataCorrupted(let context):
      guard let cause = context.underlyingError as? InputError else {
        return "the value \(place) is not one that can stand there."
      }
      return "\(place): \(cause.problem)"
    @unknown default: return "not readable \(place)."
    }
  }
}
