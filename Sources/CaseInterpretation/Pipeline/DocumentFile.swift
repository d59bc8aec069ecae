internal import Foundation
internal import InputFiles
package import OncologyCore

/// Reads a stage's JSON.
package enum DocumentFile {
  package static func read<Document: VersionedDocument>(_ type: Document.Type, from path: String) throws -> Document {
    try parse(type, StoredBytes.read(path), name: InputPath(path).name)
  }

  /// - Parameter name: the file's, for errors.
  package static func parse<Document: VersionedDocument>(
    _ type: Document.Type, _ bytes: [UInt8], name: String
  ) throws -> Document {
    do {
      return try JSONDecoder().decode(DocumentEnvelope<Document>.self, from: Data(bytes)).document
    } catch let error as InputError {
      throw InputError(error.code, error.problem, at: SourceLocation(file: name), fix: error.fix)
    } catch let error as DecodingError {
      throw InputError(
        .malformed, Self.explain(error), at: SourceLocation(file: name),
        fix: "It must be a \(Document.schema) document.")
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
    let place = { (path: [any CodingKey]) in
      path.isEmpty ? "at the top" : "at " + Self.memberPath(path)
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "the member “\(key.stringValue)” is missing \(place(context.codingPath))."
    case .typeMismatch(let type, let context): return "a \(type) was expected \(place(context.codingPath))."
    case .valueNotFound(let type, let context): return "a \(type) is missing \(place(context.codingPath))."
    case .dataCorrupted(let context):
      guard let cause = context.underlyingError as? InputError else {
        return "not readable \(place(context.codingPath))."
      }
      return "\(place(context.codingPath)): \(cause.problem)"
    @unknown default: return "not readable."
    }
  }
}
