/// What is told of each record of a batch: a list of entries for each, joined where they say the same.
struct ConsequenceLedger {
  struct Entry {
    var terms: ConsequenceTerms
    let transcript: Int
    let allele: Int
    /// Index into `changes`; -1 without one.
    var change: Int
    /// The record where the joint effect is told; -1 for an entry of its own.
    let upstream: Int
    var next: Int
  }

  /// A change of residues with the alleles that make it, in genomic order.
  struct Change {
    /// 1-based residue numbers.
    let referencePosition: Int
    let alteredPosition: Int
    /// In `residues`.
    let reference: Range<Int>
    let altered: Range<Int>
    /// In `members`.
    let members: Range<Int>
    /// No residue is changed, so that only the reference's are told.
    let isSilent: Bool
  }

  struct Member: Hashable {
    let record: Int
    let allele: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var changes: [Change] = []
  private(set) var residues: [UInt8] = []
  private(set) var members: [Member] = []
  private var heads: [Int]
  private(set) var counts: [Int]
  private let models: ContigModels

  init(recordCount: Int, _ models: ContigModels) {
    heads = Array(repeating: -1, count: recordCount)
    counts = Array(repeating: 0, count: recordCount)
    self.models = models
  }

  /// Entries of a record in the order in which they were told.
  func forEachEntry(of record: Int, _ body: (Entry) -> Void) {
    var index = heads[record]
    while index >= 0 {
      body(entries[index])
      index = entries[index].next
    }
  }

  mutating func addChange(
    _ referencePosition: Int, _ reference: [UInt8], _ alteredPosition: Int, _ altered: [UInt8],
    _ edits: ArraySlice<CodingEdit>, isReverse: Bool, isSilent: Bool
  ) -> Int {
    let referenceStart = residues.count
    residues.append(contentsOf: reference)
    let alteredStart = residues.count
    residues.append(contentsOf: altered)
    let memberStart = members.count
    if isReverse {
      for edit in edits.reversed() { members.append(Member(record: edit.record, allele: edit.allele)) }
    } else {
      for edit in edits { members.append(Member(record: edit.record, allele: edit.allele)) }
    }
    changes.append(
      Change(
        referencePosition: referencePosition, alteredPosition: alteredPosition,
        reference: referenceStart..<alteredStart, altered: alteredStart..<residues.count,
        members: memberStart..<members.count, isSilent: isSilent))
    return changes.count - 1
  }

  /// Tells something of a record; gives the entry's place in the record's list.
  mutating func tell(
    _ terms: ConsequenceTerms, of record: Int, transcript: Int, allele: Int, change: Int = -1, upstream: Int = -1
  ) -> Int {
    let terms = terms.withoutParts
    var place = 0, index = heads[record], last = -1
    while index >= 0 {
      if join(terms, transcript, allele, change, upstream, into: index) { return place }
      last = index
      index = entries[index].next
      place += 1
    }
    entries.append(
      Entry(terms: terms, transcript: transcript, allele: allele, change: change, upstream: upstream, next: -1))
    if last < 0 { heads[record] = entries.count - 1 } else { entries[last].next = entries.count - 1 }
    counts[record] += 1
    return place
  }

  private mutating func join(
    _ terms: ConsequenceTerms, _ transcript: Int, _ allele: Int, _ change: Int, _ upstream: Int, into index: Int
  ) -> Bool {
    if upstream >= 0 { return joinReference(terms, transcript, allele, upstream, into: index) }
    guard entries[index].upstream < 0 else { return false }
    if terms.isDisjoint(with: .translated) { return joinPlain(terms, transcript, into: index) }
    return joinTranslated(terms, transcript, allele, change, into: index)
  }

  /// A pointer to the record that tells the joint effect stands once, and instead of a start or stop told by place.
  private mutating func joinReference(
    _ terms: ConsequenceTerms, _ transcript: Int, _ allele: Int, _ upstream: Int, into index: Int
  ) -> Bool {
    let entry = entries[index]
    if entry.upstream == upstream { return true }
    guard entry.upstream < 0, entry.transcript == transcript, entry.change < 0,
      !terms.isDisjoint(with: .startOrStop), !entry.terms.isDisjoint(with: .startOrStop)
    else { return false }
    entries[index] = Entry(
      terms: terms, transcript: transcript, allele: allele, change: -1, upstream: upstream, next: entry.next)
    return true
  }

  private mutating func joinPlain(_ terms: ConsequenceTerms, _ transcript: Int, into index: Int) -> Bool {
    let entry = entries[index]
    guard isSameSubject(transcript, terms, entry) else { return false }
    if entry.terms.isDisjoint(with: .translated) {
      entries[index].terms.formUnion(terms)
      return true
    }
    return entry.terms.isSuperset(of: terms)
  }

  private mutating func joinTranslated(
    _ terms: ConsequenceTerms, _ transcript: Int, _ allele: Int, _ change: Int, into index: Int
  ) -> Bool {
    let entry = entries[index]
    guard isSameSubject(transcript, terms, entry), entry.allele == allele,
      entry.terms.contains(.afterStop) == terms.contains(.afterStop)
    else { return false }
    if change >= 0, entry.change >= 0 {
      guard isSameChange(change, entry.change) else { return false }
    } else if change >= 0 || entry.change >= 0 {
      // One is told by place, the other from the sequence: joined where both speak of start or stop.
      guard !terms.isDisjoint(with: .startOrStop), !entry.terms.isDisjoint(with: .startOrStop) else { return false }
      entries[index].terms.formUnion(terms)
      if entries[index].terms.contains(.stopRetained) { entries[index].terms.subtract([.stopLost, .synonymous]) }
      if entries[index].terms.contains(.startRetained) { entries[index].terms.subtract([.startLost, .synonymous]) }
      entries[index].change = max(change, entry.change)
      return true
    }
    entries[index].terms.formUnion(terms)
    return true
  }

  /// The same transcript or, for introns and non-coding genes, the same gene and biotype.
  private func isSameSubject(_ transcript: Int, _ terms: ConsequenceTerms, _ entry: Entry) -> Bool {
    if transcript == entry.transcript { return true }
    guard terms.union(entry.terms).isSubset(of: .unplaced) else { return false }
    return models.transcripts[transcript].subject == models.transcripts[entry.transcript].subject
  }

  private func isSameChange(_ one: Int, _ other: Int) -> Bool {
    if one == other { return true }
    let first = changes[one], second = changes[other]
    return first.referencePosition == second.referencePosition && first.alteredPosition == second.alteredPosition
      && members[first.members] == members[second.members]
      && residues[first.reference] == residues[second.reference]
      && residues[first.altered] == residues[second.altered]
  }
}
