import OncologyCore

/// Changes of POLE that explain a high burden without microsatellite instability.
enum PolymeraseEpsilon {
  /// The exonuclease (proofreading) domain, residues of NM_006231 (Mur et al. 2020, PMC7708298).
  static let exonucleaseDomain = 268...471
  /// The five hotspots that León-Castillo et al. 2020 (doi:10.1002/path.5372) take as known pathogenic, by codon
  /// (Kögl et al. 2024, doi:10.3389/fonc.2024.1369189: 286, 297, 411, 456, 459).
  static let hotspotCodons: Set<Int> = [286, 297, 411, 456, 459]

  enum Place { case hotspot, exonucleaseDomain, elsewhere }

  /// Where a protein change of POLE lies; `nil` for another gene, a change that is not missense, or no residue.
  static func place(of effect: TranscriptEffect?) -> Place? {
    guard let effect, effect.gene == "POLE", effect.consequences.contains(.missenseVariant) else { return nil }
    guard let residue = effect.protein?.first.position ?? effect.residue else { return nil }
    if hotspotCodons.contains(residue) { return .hotspot }
    return exonucleaseDomain.contains(residue) ? .exonucleaseDomain : .elsewhere
  }
}
