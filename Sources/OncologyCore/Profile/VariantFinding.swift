/// A small variant with its effect on the chosen transcript.
public struct VariantFinding: Hashable, Sendable, Codable {
  /// The members, as they are written in documents.
  public struct Content: Hashable, Sendable, Codable {
    public var id: FindingID
    public var call: SmallVariantCall
    /// The effect by which the variant is reported; `nil` where it touches no gene that the reference knows.
    public var effect: TranscriptEffect?
    /// Effects on other genes or transcripts.
    public var otherEffects: [TranscriptEffect]
    /// Copies of the tumour at this place, from segments.
    public var localCopies: LocalCopies?
    public var alleleStatus: AlleleStatus?
    /// What else is said of the call itself: possible germline origin, clonal haematopoiesis, a REF that disagrees.
    public var notes: [Message]
  }

  /// The members lie behind a reference, since a tumour has thousands of variants that are handed on, sorted and looked at
  /// one by one: a copy counts one reference, not thirty. Never written while shared: `makeUnique` goes before each write.
  @usableFromInline final class Storage: @unchecked Sendable {
    @usableFromInline var content: Content
    @usableFromInline init(_ content: Content) { self.content = content }
  }

  @usableFromInline var storage: Storage

  public init(
    id: FindingID, call: SmallVariantCall, effect: TranscriptEffect? = nil, otherEffects: [TranscriptEffect] = [],
    localCopies: LocalCopies? = nil, alleleStatus: AlleleStatus? = nil, notes: [Message] = []
  ) {
    storage = Storage(
      Content(
        id: id, call: call, effect: effect, otherEffects: otherEffects, localCopies: localCopies,
        alleleStatus: alleleStatus, notes: notes))
  }

  public init(from decoder: any Decoder) throws { storage = Storage(try Content(from: decoder)) }
  public func encode(to encoder: any Encoder) throws { try storage.content.encode(to: encoder) }

  public static func == (left: VariantFinding, right: VariantFinding) -> Bool {
    left.storage === right.storage || left.storage.content == right.storage.content
  }
  public func hash(into hasher: inout Hasher) { storage.content.hash(into: &hasher) }

  @usableFromInline mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.content) }
  }

  @inlinable public var id: FindingID {
    _read { yield storage.content.id }
    _modify {
      makeUnique()
      yield &storage.content.id
    }
  }
  @inlinable public var call: SmallVariantCall {
    _read { yield storage.content.call }
    _modify {
      makeUnique()
      yield &storage.content.call
    }
  }
  @inlinable public var effect: TranscriptEffect? {
    _read { yield storage.content.effect }
    _modify {
      makeUnique()
      yield &storage.content.effect
    }
  }
  @inlinable public var otherEffects: [TranscriptEffect] {
    _read { yield storage.content.otherEffects }
    _modify {
      makeUnique()
      yield &storage.content.otherEffects
    }
  }
  @inlinable public var localCopies: LocalCopies? {
    _read { yield storage.content.localCopies }
    _modify {
      makeUnique()
      yield &storage.content.localCopies
    }
  }
  @inlinable public var alleleStatus: AlleleStatus? {
    _read { yield storage.content.alleleStatus }
    _modify {
      makeUnique()
      yield &storage.content.alleleStatus
    }
  }
  @inlinable public var notes: [Message] {
    _read { yield storage.content.notes }
    _modify {
      makeUnique()
      yield &storage.content.notes
    }
  }

  public struct LocalCopies: Hashable, Sendable, Codable {
    public var total: Double?
    public var minor: Double?
    public init(total: Double?, minor: Double?) {
      self.total = total
      self.minor = minor
    }
    /// One parent's allele is gone; `nil` where minor copies are not known.
    public var isLossOfHeterozygosity: Bool? { minor.map { $0 < 0.5 } }
  }
}

/// Whether both copies of the gene are hit, and by what rule that is said.
public struct AlleleStatus: Hashable, Sendable, Codable {
  public enum Value: String, Sendable, Codable, CaseIterable {
    case biallelic, heterozygous, possiblyBiallelic, unknown
  }
  public var value: Value
  public var reason: Message
  public init(_ value: Value, because reason: Message) {
    self.value = value
    self.reason = reason
  }
}
