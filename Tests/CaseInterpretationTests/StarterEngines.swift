import CaseInterpretation
import OncologyCore
import Releases
import StarterReleases
import TabularText

/// The stages on the releases that come with the repository, opened once and shared by the tests.
struct StarterEngines {
  let interpretation: InterpretationStage
  let profile: [Assembly: ProfileStage]
  let reference: ReferenceLookup

  static let opened = Result { try StarterEngines() }

  private init() throws {
    let store = ReleaseStore(folders: [StarterReleases.folder])
    interpretation = try InterpretationStage(release: store.release(.knowledge))
    let newer = try store.release(.reference, assembly: .grch38)
    let older = try store.release(.reference, assembly: .grch37)
    let drivers = interpretation.driverFusions
    profile = [
      .grch38: try ProfileStage(
        LoadedReference(newer, otherBuild: older), driverFusions: drivers, askedGenes: interpretation.askedGenes),
      .grch37: try ProfileStage(
        LoadedReference(older, otherBuild: newer), driverFusions: drivers, askedGenes: interpretation.askedGenes),
    ]
    reference = try ReferenceLookup(newer)
  }
}

/// What tests take from the GRCh38 reference: alleles that other projects counted (cancerhotspots.org's genomic table),
/// where genes lie, and bases of coding sequences.
struct ReferenceLookup {
  struct Allele {
    var contig: String
    var position: Int
    var reference: String
    var alternate: String
  }

  struct Gene {
    var contig: String
    var strand: String
    var exons: [ClosedRange<Int>]
    var coding: [ClosedRange<Int>]
    var transcript: String
    var span: ClosedRange<Int> { exons[0].lowerBound...exons[exons.count - 1].upperBound }
  }

  private var alleles: [String: [Allele]] = [:]
  private(set) var genes: [String: Gene] = [:]
  private(set) var codingSequences: [String: String] = [:]

  init(_ release: Release) throws {
    try release.table("hotspots/known-alleles.tsv").forEachRow { row in
      guard let position = Int(row[1]), row[3] != "-", row[2] != "-" else { return }
      alleles["\(row[4]) \(row[5])", default: []].append(
        Allele(
          contig: String(row[0]), position: position, reference: String(row[2]), alternate: String(row[3])))
    }
    try release.table("transcripts.tsv").forEachRow { row in
      guard row[5] == "mane_select", !row[7].isEmpty else { return }
      genes[String(row[0])] = Gene(
        contig: String(row[3]), strand: String(row[4]), exons: Self.ranges(row[6]), coding: Self.ranges(row[7]),
        transcript: String(row[2]))
    }
    try release.table("coding-sequences.tsv").forEachRow { codingSequences[String($0[0])] = String($0[1]) }
  }

  /// The one-base allele of a change where there is one, else the first listed.
  func allele(_ gene: String, _ change: String) -> Allele? {
    let listed = alleles["\(gene) \(change)"] ?? []
    return listed.first { $0.reference.count == 1 && $0.alternate.count == 1 } ?? listed.first
  }

  private static func ranges(_ text: some StringProtocol) -> [ClosedRange<Int>] {
    text.split(separator: ",").compactMap { part in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 ? ends[0]...ends[1] : nil
    }
  }
}

extension Release {
  fileprivate func table(_ path: String) throws -> TabularText { try TabularText(read(path), file: path) }
}
