extension HGVS {
  /// Bases in IUPAC letters, upper case; `U` in RNA.
  package struct Bases: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    /// `text` in either case.
    package init(_ text: String) { self.text = text.uppercased() }
    package var count: Int { text.utf8.count }
    package var description: String { text }
  }

  /// A number of copies or of bases, or what is known of it.
  package enum Count: Hashable, Sendable {
    case exactly(Int)
    /// `(5_10)`; `nil` is an unknown end.
    case between(Int?, Int?)
    /// `?`
    case unknown
  }

  /// What a name repeats of the changed sequence (`delACT`, `del3`), which HGVS advises to leave out.
  package enum Restated: Hashable, Sendable {
    case bases(Bases)
    case length(Int)
    /// `delN[15]`: so many of a location whose ends are not known.
    case repeated(Bases, Count)

    /// How many bases; `nil` where it is not one number.
    package var count: Int? {
      switch self {
      case .bases(let bases): return bases.count
      case .length(let length): return length
      case .repeated(let bases, .exactly(let count)):
        let (length, overflow) = bases.count.multipliedReportingOverflow(by: count)
        return overflow ? nil : length
      case .repeated: return nil
      }
    }
  }

  /// A part of an inserted sequence ("Insertion").
  package enum InsertedPart: Hashable, Sendable {
    case bases(Bases)
    /// `N[100]`
    case repeated(Bases, Count)
    /// `ins10`: so many bases that are not told.
    case length(Int)
    /// Bases found elsewhere: `850_900inv`, `NC_000022.10:g.35788169_35788352`.
    case range(SequenceRange)
  }

  package struct RepeatUnit: Hashable, Sendable {
    /// `nil` where the location alone says what is repeated: `123_124[4]`.
    package let unit: Bases?
    package let count: Count
    package init(_ unit: Bases?, _ count: Count) {
      self.unit = unit
      self.count = count
    }
  }

  /// What happened to the bases of a location ("DNA", "RNA").
  package enum NucleotideEdit: Hashable, Sendable {
    /// `=`
    case unchanged(Bases?)
    case substitution(reference: Bases, alternate: Bases)
    case deletion(Restated?)
    case duplication(Bases?)
    case insertion([InsertedPart])
    case deletionInsertion(Restated?, [InsertedPart])
    case inversion(Restated?)
    case repeats([RepeatUnit])
    /// `con`: bases replaced by those of a like sequence. HGVS names these as deletion-insertions since 2020.
    case conversion(SequenceRange)
    /// `copy4`: not HGVS, but met in databases.
    case copies(Int)
    /// `?`: something, and it is not known what.
    case unknown
  }

  /// A change of a DNA or RNA molecule.
  package enum NucleotideChange: Hashable, Sendable {
    case located(Location<NucleotidePosition>, NucleotideEdit, Certainty)
    case whole(Whole, isPredicted: Bool)

    package enum Certainty: Hashable, Sendable {
      case stated
      /// All of it in brackets: `(76A>C)`.
      case predicted
      /// The edit in brackets: `76(A>C)`.
      case uncertainEdit
    }

    /// What is said of the molecule as a whole.
    package enum Whole: String, Hashable, Sendable, CaseIterable {
      case unchanged = "="
      case unknown = "?"
      /// No molecule at all.
      case absent = "0"
      case absentPerhaps = "0?"
      /// Splicing is affected, how is not told.
      case splicing = "spl"
      case splicingPerhaps = "spl?"
    }
  }
}
