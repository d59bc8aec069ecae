package import OncologyCore

/// What the figures draw: data, not drawings.
package struct Figures: Codable, Hashable, Sendable {
  package var proteins: [ProteinFigure]
  package var alleleFractions: AlleleFractionFigure?
  package var copyNumber: CopyNumberFigure?
  package var burden: BurdenFigure?
}

/// Variants of one gene along its protein; residues are 1-based.
package struct ProteinFigure: Codable, Hashable, Sendable {
  package struct Mark: Codable, Hashable, Sendable {
    package var finding: FindingID
    package var label: String
    package var start: Int
    package var end: Int
    /// Stops or shifts the frame: drawn as a square.
    package var isTruncating: Bool
    /// Samples with a change at this residue in the hotspot source, if it is one.
    package var hotspotSamples: Int?
  }
  package struct Tick: Codable, Hashable, Sendable {
    package var start: Int
    package var end: Int
    package var samples: Int
  }
  package var gene: String
  package var caption: String
  package var description: String
  package var length: Int
  package var marks: [Mark]
  package var hotspots: [Tick]
  package var hotspotCaption: String?
}

/// Allele fractions in 20 bins of 0.05; the last holds 1 too.
package struct AlleleFractionFigure: Codable, Hashable, Sendable {
  package struct Mark: Codable, Hashable, Sendable {
    package var finding: FindingID
    package var label: String
    package var fraction: Double
  }
  package static let binCount = 20
  /// Only the leading findings are marked: more names than these hide the histogram.
  package static let mostMarks = 10
  package var caption: String
  package var description: String
  package var counts: [Int]
  package var marks: [Mark]
}

/// Copy number along the genome, 1-based inclusive.
package struct CopyNumberFigure: Codable, Hashable, Sendable {
  package enum Scale: String, Codable, Sendable, CaseIterable { case copies, log2Ratio }
  package struct Chromosome: Codable, Hashable, Sendable {
    package var contig: Contig
    package var length: Int
  }
  package struct Segment: Codable, Hashable, Sendable {
    package var contig: Contig
    package var start: Int
    package var end: Int
    /// Total copies, or log2 ratio, as `scale` says.
    package var value: Double
    package var minor: Double?
  }
  package struct Label: Codable, Hashable, Sendable {
    package var finding: FindingID
    package var gene: String
    package var contig: Contig
    package var position: Int
    package var value: Double
    package var isGain: Bool
  }
  package var caption: String
  package var description: String
  package var scale: Scale
  package var ploidy: Double?
  package var chromosomes: [Chromosome]
  package var segments: [Segment]
  package var labels: [Label]
}

/// Burden with its 95 % limits against a threshold, mutations per megabase.
package struct BurdenFigure: Codable, Hashable, Sendable {
  package var caption: String
  package var description: String
  package var value: Double
  package var lower: Double?
  package var upper: Double?
  package var threshold: Double
  package var thresholdLabel: String
  /// Whether the counting rule is that of the threshold; drawn grey where it is not.
  package var isComparable: Bool
}
