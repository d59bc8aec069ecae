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

  /// Names the place and what is wrong there, never the value.
  private static func explain(_ error: DecodingError) -> String {
    let place = { (path: [any CodingKey]) in
      path.isEmpty ? "at the top" : "at " + path.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "the member “\(key.stringValue)” is missing \(place(context.codingPath))."
    case .typeMismatch(let type, let context): return "a \(type) was expected \(place(context.codingPath))."
    case .valueNotFound(let type, let context): return "a \(type) is missing \(place(context.codingPath))."
    case .dataCorrupted(let context): return "not readable \(place(context.codingPath))."
    @unknown default: return "not readable."
    }
  }
}
