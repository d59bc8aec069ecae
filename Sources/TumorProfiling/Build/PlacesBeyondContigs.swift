import OncologyCore

/// Segments, breakpoints and callable regions that lie beyond the end of their chromosome: of the other build, or of
/// bins that are not cut at the end.
///
/// Places beyond the ends of two chromosomes or more, or a segment or region more than a megabase beyond one, refuse the
/// case: no bin reaches so far. Fewer are told among the contradictions.
struct PlacesBeyondContigs {
  struct Place {
    let role: InputFile.Role
    let contig: Contig
    /// The last base, 1-based, and the chromosome's length.
    let end: Int
    let length: Int
    /// `nil` for regions, which are merged when they are read.
    let line: Int?

    var text: String { (line.map { "line \($0): " } ?? "") + "\(contig):\(end), of \(length) bases" }
  }

  /// Chromosomes with a place beyond their end that make a wrong build, and bases that no bin reaches beyond it.
  static let contigsThatRefuse = 2
  static let largestBin = 1_000_000

  let places: [Place]

  init(_ patient: PatientCase, models: any GeneModels) {
    var places: [Place] = []
    let add = { (role: InputFile.Role, contig: Contig, end: Int, line: Int?) in
      guard let rank = contig.primaryRank, rank < 25, let length = models.length(of: contig), end > length else {
        return
      }
      places.append(Place(role: role, contig: contig, end: end, length: length, line: line))
    }
    for segment in patient.copyNumber ?? [] {
      add(.copyNumber, segment.interval.contig, segment.interval.end, segment.line)
    }
    for fusion in patient.fusions ?? [] {
      for breakpoint in [fusion.fivePrimeBreakpoint, fusion.threePrimeBreakpoint].compactMap({ $0 }) {
        add(.fusions, breakpoint.contig, breakpoint.position, fusion.line)
      }
    }
    for region in patient.callable ?? [] { add(.callable, region.contig, region.end, nil) }
    self.places = places
  }

  /// The refusal where the places are many or far; `nil` otherwise.
  func refusal(_ assembly: Assembly, _ place: InputPlace) -> InputError? {
    let contigs = Set(places.map(\.contig)).count
    let far = places.first { $0.role != .fusions && $0.end - $0.length > Self.largestBin }
    guard let first = far ?? places.first, far != nil || contigs >= Self.contigsThatRefuse else { return nil }
    let shown = ([first] + places.filter { $0.text != first.text }).prefix(3).map(\.text).joined(separator: "; ")
    return InputError(
      .wrongAssembly,
      "segments, breakpoints or regions end beyond their chromosome of \(assembly.rawValue) (places: \(places.count), "
        + "chromosomes: \(contigs)): \(shown)\(places.count > 3 ? "; …" : ".")",
      at: place.location(of: first.role, line: first.line),
      fix: "State the build of the files with --assembly; if the builds are mixed, hand in files of one build.")
  }

  /// Segments and regions; a fusion's breakpoint is told with the fusion.
  func contradictions() -> [Contradiction] {
    let told = places.filter { $0.role != .fusions }
    guard !told.isEmpty else { return [] }
    let shown = told.prefix(3).map(\.text).joined(separator: "; ") + (told.count > 3 ? "; …" : "")
    return [
      Contradiction(
        Message(ProfilingMessage.placesBeyondContig, ["count": "\(told.count)", "places": shown]))
    ]
  }
}
