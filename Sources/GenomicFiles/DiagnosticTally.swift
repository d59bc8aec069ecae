import InputFiles
import OncologyCore

/// Counts what a reader has to tell, so that a thing met a thousand times is one diagnostic with its first place.
struct DiagnosticTally {
  private struct Key: Hashable {
    let message: GenomicFilesMessage
    let arguments: [String: String]
  }
  private struct Entry {
    let severity: Diagnostic.Severity
    let line: Int?
    var count: Int
  }

  private var entries: [Key: Entry] = [:]
  private var order: [Key] = []
  private var kinds: [GenomicFilesMessage: Int] = [:]

  /// So many different arguments of one message are told apart; what comes after is counted together.
  private static let mostKinds = 25

  mutating func add(
    _ severity: Diagnostic.Severity, _ message: GenomicFilesMessage, _ arguments: [String: String] = [:], line: Int?
  ) {
    var key = Key(message: message, arguments: arguments)
    if entries[key] != nil {
      entries[key]!.count += 1
      return
    }
    if !arguments.isEmpty {
      kinds[message, default: 0] += 1
      if kinds[message]! > Self.mostKinds {
        key = Key(message: message, arguments: arguments.mapValues { _ in "…" })
        if entries[key] != nil {
          entries[key]!.count += 1
          return
        }
      }
    }
    entries[key] = Entry(severity: severity, line: line, count: 1)
    order.append(key)
  }

  /// An alternative that is left out because an allele has more bases than are read: told with its place, not its bases.
  mutating func addTooLong(_ bases: Int, at contig: Contig, _ position: Int, line: Int) {
    let arguments = [
      "place": "\(contig):\(position)", "bases": NumberText.integer(bases),
      "limit": NumberText.integer(GenomicAllele.mostBases),
    ]
    add(.warning, .alleleTooLong, arguments, line: line)
  }

  func count(of message: GenomicFilesMessage) -> Int {
    order.reduce(0) { $1.message == message ? $0 + entries[$1]!.count : $0 }
  }

  /// In the order in which each was first met.
  func diagnostics(in input: InputPath) -> [Diagnostic] {
    order.map { key in
      let entry = entries[key]!
      return Diagnostic(
        entry.severity, Message(key.message, key.arguments), at: input.documentLocation(line: entry.line),
        count: entry.count)
    }
  }
}
