package import OncologyCore

/// An input as the person named it.
package struct InputPath: Hashable, Sendable {
  package let path: String
  /// The last component: what documents may show.
  package var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }
  /// The folder with its slash, empty for a bare name.
  package var folder: String { String(path.dropLast(name.count)) }

  package init(_ path: String) { self.path = path }

  /// Where, for an error: with the path as given.
  package func location(line: Int? = nil, column: String? = nil) -> SourceLocation {
    SourceLocation(file: path, line: line, column: column)
  }

  /// Where, for a document: without the folder.
  package func documentLocation(line: Int? = nil, column: String? = nil) -> SourceLocation {
    SourceLocation(file: name, line: line, column: column)
  }
}
