/// BCSQ as bcftools writes it.
extension BatchConsequences {
  package func hasConsequence(_ record: Int) -> Bool { ledger.counts[record] > 0 }

  /// Appends INFO/BCSQ of a record; nothing where nothing is told.
  package func appendText(of record: Int, to output: inout [UInt8]) {
    var isFirst = true
    ledger.forEachEntry(of: record) { entry in
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      append(entry, to: &output)
    }
  }

  /// Integers of FORMAT/BCSQ of a record, for each sample as many as are needed; `nil` where no sample carries anything.
  package func sampleWords(of record: Int) -> (words: [UInt32], perSample: Int)? {
    guard let bits = sampleBits[record] else { return nil }
    let width = SampleBits.wordCount(options.consequenceLimit)
    var needed = 1
    for (index, word) in bits.enumerated() where word != 0 { needed = max(needed, index % width + 1) }
    let kept = (0..<batch.sampleCount).flatMap { bits[$0 * width..<$0 * width + needed] }
    return (kept, needed)
  }

  /// The consequences of one haplotype of a sample, as text; pointers to other records are left out on request.
  package func texts(of record: Int, sample: Int, copy: Int, withPointers: Bool = true) -> [[UInt8]] {
    guard let bits = sampleBits[record] else { return [] }
    let width = SampleBits.wordCount(options.consequenceLimit)
    var texts: [[UInt8]] = [], place = 0
    ledger.forEachEntry(of: record) { entry in
      let bit = 2 * place + copy
      place += 1
      guard bit < width * SampleBits.bitsPerWord, withPointers || entry.upstream < 0,
        bits[sample * width + bit / SampleBits.bitsPerWord] & 1 << UInt32(bit % SampleBits.bitsPerWord) != 0
      else { return }
      var text: [UInt8] = []
      append(entry, to: &text)
      texts.append(text)
    }
    return texts
  }

  private func append(_ entry: ConsequenceLedger.Entry, to output: inout [UInt8]) {
    if entry.upstream >= 0 {
      output.append(UInt8(ascii: "@"))
      output.append(decimal: batch.positions[entry.upstream] + 1)
      return
    }
    let terms = entry.terms.told, transcript = models.transcripts[entry.transcript]
    if terms.contains(.afterStop) { output.append(UInt8(ascii: "*")) }
    appendWords(terms, isDecayed: transcript.isDecayed, to: &output)
    output.append(UInt8(ascii: "|"))
    output.append(models.labels, terms.isSubset(of: .unplaced) ? transcript.shortLabel : transcript.label)
    let hasStrand = !terms.isDisjoint(with: .translated) && terms.isDisjoint(with: .withoutStrand)
    if hasStrand || entry.change >= 0 {
      output.append(UInt8(ascii: "|"))
      output.append(transcript.isReverse ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    }
    if entry.change >= 0 { append(ledger.changes[entry.change], to: &output) }
  }

  private func appendWords(_ terms: ConsequenceTerms, isDecayed: Bool, to output: inout [UInt8]) {
    var isFirst = true
    var bits = terms.subtracting([.afterStop, .incompleteCoding]).rawValue
    while bits != 0 {
      if !isFirst { output.append(UInt8(ascii: "&")) }
      isFirst = false
      output.append(word: ConsequenceTerms.words[bits.trailingZeroBitCount])
      bits &= bits - 1
    }
    if isDecayed, !terms.isSubset(of: .unplaced) { output.append(word: "&NMD_transcript") }
  }

  /// `|5TY>5I|121ACG>A+124TA>T`
  private func append(_ change: ConsequenceLedger.Change, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "|"))
    append(change.reference, at: change.referencePosition, to: &output)
    if !change.isSilent {
      output.append(UInt8(ascii: ">"))
      append(change.altered, at: change.alteredPosition, to: &output)
    }
    output.append(UInt8(ascii: "|"))
    var isFirst = true
    for index in change.members {
      let member = ledger.members[index]
      if !isFirst { output.append(UInt8(ascii: "+")) }
      isFirst = false
      output.append(decimal: batch.positions[member.record] + 1)
      output.append(batch.text, batch.allele(0, of: member.record))
      output.append(UInt8(ascii: ">"))
      output.append(batch.text, batch.allele(member.allele, of: member.record))
    }
  }

  /// Residues with the first one's number, shortened to the limit where that saves more than two.
  private func append(_ residues: Range<Int>, at position: Int, to output: inout [UInt8]) {
    output.append(decimal: position)
    guard let limit = options.residueLimit, residues.count - limit >= 3 else {
      output.append(ledger.residues, residues)
      return
    }
    let hasStop = ledger.residues[residues.upperBound - 1] == UInt8(ascii: "*")
    let count = hasStop ? residues.count - 1 : residues.count
    output.append(ledger.residues, residues.lowerBound..<residues.lowerBound + min(limit, count))
    output.append(word: "..")
    output.append(decimal: position + count)
  }
}

extension [UInt8] {
  /// Appends a range of another array without a slice of it.
  package mutating func append(_ other: [UInt8], _ range: Range<Int>) {
    unsafe other.withUnsafeBufferPointer { unsafe append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  package mutating func append(word: StaticString) {
    word.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func append(decimal value: Int) {
    guard value >= 10 else {
      append(UInt8(ascii: "0") + UInt8(value))
      return
    }
    append(decimal: value / 10)
    append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
