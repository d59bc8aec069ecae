internal import InputFiles
internal import OncologyCore

/// Sequences of a FASTA file, plain, gzip or bgzip. A name ends at the first space; letters are kept as written.
package enum FASTAReader {
  package struct Sequence: Sendable {
    package let name: String
    package let bases: [UInt8]
  }

  /// Sequences in the file's order; with `names`, only those.
  package static func read(path: String, names: Set<String>? = nil) throws -> [Sequence] {
    let input = InputPath(path)
    var lines = try LineSource(ByteSource(input))
    var sequences: [Sequence] = []
    var name: String?
    var bases: [UInt8] = []
    var isWanted = false
    try lines.forEachLine { line, number in
      guard line.count > 0 else { return }
      if line[0] == UInt8(ascii: ">") {
        if let name, isWanted { sequences.append(Sequence(name: name, bases: bases)) }
        let header = line.words(1..<line.count) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.first
        guard let header else { throw malformed("the sequence has no name.", input, number) }
        name = header
        isWanted = names?.contains(header) ?? true
        bases = []
      } else {
        guard name != nil else { throw malformed("the first line does not begin with “>”.", input, number) }
        if isWanted { append(line, to: &bases) }
      }
    }
    if let name, isWanted { sequences.append(Sequence(name: name, bases: bases)) }
    return sequences
  }

  private static func append(_ line: Span<UInt8>, to bases: inout [UInt8]) {
    unsafe line.withUnsafeBufferPointer { bases.append(contentsOf: $0) }
  }

  private static func malformed(_ problem: String, _ input: InputPath, _ line: Int) -> InputError {
    InputError(.malformed, problem, at: input.location(line: line), fix: "A FASTA file is expected.")
  }
}
