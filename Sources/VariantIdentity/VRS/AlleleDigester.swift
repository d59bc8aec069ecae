internal import CDigestLanes

extension VRS {
  /// Where an allele of a sequence is and what stands there, as it is digested without making values or text.
  package struct PlacedState: Hashable, Sendable {
    package enum State: Hashable, Sendable {
      /// One letter: `LiteralSequenceExpression`.
      case letter(UInt8)
      case letters([UInt8])
      /// `ReferenceLengthExpression`
      case repeats(length: Int, unit: Int)
    }
    package let start: Int
    package let end: Int
    package let state: State

    /// Ends are not negative and the letters are those of a `SequenceString`.
    package init(start: Int, end: Int, _ state: State) {
      self.start = start
      self.end = end
      self.state = state
    }
  }

  /// Digests many alleles of one sequence: what `Allele.digest` answers, eight at a time.
  package struct AlleleDigester: Sendable {
    private let locationMiddle: [UInt8]
    private let instructions: DigestLanesInstructions

    package init(_ sequence: RefgetAccession) { self.init(sequence, instructions: digest_lanes_best()) }

    /// With given instructions, for a test of each.
    init(_ sequence: RefgetAccession, instructions: DigestLanesInstructions) {
      var text = CanonicalText()
      text.raw(",\"sequenceReference\":")
      sequence.write(to: &text)
      text.raw(",\"start\":")
      locationMiddle = text.bytes
      self.instructions = instructions
    }

    /// One digest an allele, in order.
    package func digests(of alleles: [PlacedState]) -> [Digest] {
      var lanes = Lanes()
      return [Digest](unsafeUninitializedCapacity: alleles.count) { buffer, count in
        var locations = InlineArray<8, Digest>(repeating: Digest(0, 0, 0))
        while count < alleles.count {
          let group = min(8, alleles.count - count)
          for lane in 0..<group { lanes.write(lane) { writeLocation(alleles[count + lane], to: &$0) } }
          lanes.digest(group, instructions) { locations[$0] = $1 }
          for lane in 0..<group {
            lanes.write(lane) { Self.writeAllele(alleles[count + lane].state, at: locations[lane], to: &$0) }
          }
          lanes.digest(group, instructions) { buffer.initializeElement(at: count + $0, to: $1) }
          count += group
        }
      }
    }

    private func writeLocation(_ allele: PlacedState, to message: inout LaneMessage) {
      message.append("{\"end\":")
      message.append(allele.end)
      message.append(locationMiddle.span)
      message.append(allele.start)
      message.append(",\"type\":\"SequenceLocation\"}")
    }

    private static func writeAllele(_ state: PlacedState.State, at location: Digest, to message: inout LaneMessage) {
      message.append("{\"location\":\"")
      message.append(location)
      switch state {
      case .letter(let letter):
        message.append("\",\"state\":{\"sequence\":\"")
        message.append(letter)
        message.append("\",\"type\":\"LiteralSequenceExpression\"},\"type\":\"Allele\"}")
      case .letters(let letters):
        message.append("\",\"state\":{\"sequence\":\"")
        message.append(letters.span)
        message.append("\",\"type\":\"LiteralSequenceExpression\"},\"type\":\"Allele\"}")
      case .repeats(let length, let unit):
        message.append("\",\"state\":{\"length\":")
        message.append(length)
        message.append(",\"repeatSubunitLength\":")
        message.append(unit)
        message.append(",\"type\":\"ReferenceLengthExpression\"},\"type\":\"Allele\"}")
      }
    }
  }
}

extension VRS.PlacedState {
  /// The same of an allele of whole values; `nil` where a number is a range or nothing is said of the letters.
  package init?(_ allele: VRS.Allele) {
    guard case .exactly(let start)? = allele.location.start, case .exactly(let end)? = allele.location.end else {
      return nil
    }
    switch allele.state {
    case .literal(let sequence): self.init(start: start, end: end, .letters(Array(sequence.text.utf8)))
    case .referenceLength(.exactly(let length), let unit, sequence: _):
      self.init(start: start, end: end, .repeats(length: length, unit: unit))
    case .referenceLength, .length: return nil
    }
  }
}
