import OncologyCore
import Synchronization

/// The transcripts of a reference that were asked for so far. A batch asks for the same ones in each case, and a tumour
/// for each gene of its segments.
final class MadeTranscripts: Sendable {
  final class Entry: Sendable {
    let transcript: Transcript
    let model: TranscriptModel

    init(_ transcript: Transcript) {
      self.transcript = transcript
      model = transcript.model
    }
  }

  private let entries: Mutex<[Entry?]>

  init(rows: Int) { entries = Mutex(Array(repeating: nil, count: rows)) }

  /// What `part` takes of each row's entry.
  func entries<Part: Sendable>(_ numbers: [Int], making transcript: (Int) -> Transcript, part: (Entry) -> Part)
    -> [Part]
  {
    guard !numbers.isEmpty else { return [] }
    return entries.withLock { entries in
      numbers.map { number in
        if let known = entries[number] { return part(known) }
        let made = Entry(transcript(number))
        entries[number] = made
        return part(made)
      }
    }
  }
}
