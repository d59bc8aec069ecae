import OncologyCore
import Testing

@testable import ReportRendering

@Suite struct FigureTests {
  /// A linear congruential generator (Numerical Recipes), so that the layouts tried are always the same.
  private struct Numbers {
    var state: UInt64
    mutating func next(below limit: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33 % UInt64(1 << 31)).truncatingRemainder(dividingBy: Double(limit))
    }
  }

  @Test(arguments: 1...40) func labelsMeetNeitherLabelsNorStems(seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    let labels = (0..<(seed + 2)).map { _ in (x: numbers.next(below: 600), width: 20 + numbers.next(below: 80)) }
    let placed = LabelLanes(laneCount: 6, gap: 6).place(labels)
    #expect(placed.count == labels.count)
    #expect(Set(placed.map(\.index)).count == labels.count)
    for first in placed {
      guard let lane = first.lane else { continue }
      let span = first.x..<(first.x + labels[first.index].width)
      for second in placed where second.index != first.index {
        guard let otherLane = second.lane else { continue }
        if otherLane == lane {
          #expect(!span.overlaps(second.x..<(second.x + labels[second.index].width)))
        } else if otherLane > lane {
          // The stem of a label in a higher lane passes this lane.
          #expect(!(second.x > first.x && span.contains(second.x)))
        }
      }
    }
  }

  @Test func labelsThatStandAloneAreLow() {
    let placed = LabelLanes(laneCount: 4, gap: 6).place([(x: 0, width: 50), (x: 200, width: 50)])
    #expect(placed.map(\.lane) == [0, 0])
  }

  @Test func labelsThatWouldOverlapGoUpFromTheRight() {
    let placed = LabelLanes(laneCount: 4, gap: 6).place([(x: 0, width: 50), (x: 20, width: 50), (x: 40, width: 50)])
    #expect(placed.map(\.lane) == [2, 1, 0])
  }

  @Test func marksWithoutARoomForTheirNameAreCounted() {
    var tumor = SampleTumor()
    for residue in 600...640 {
      tumor.variant(
        "BRAF", "V\(residue)E", coding: "c.\(residue * 3)T>A", at: ("7", 140_000_000 + residue, "A", "T"),
        transcript: "ENST00000646891", length: 766, exon: (15, 18))
    }
    let report = ReportComposer(catalogue: sampleCatalogue).report(from: tumor.interpretation)
    #expect(report.figures.proteins.count == 1)
    #expect(report.figures.proteins[0].marks.count == 41)
    var html = HTMLWriter()
    ProteinDrawing(report.figures.proteins[0], sampleCatalogue).draw(to: &html)
    let drawing = PageDocument(String(decoding: html.bytes, as: UTF8.self)).root
    #expect(drawing.all("circle").count == 41)
    let named = drawing.all("text").filter { $0.text.hasPrefix("V6") }.count
    #expect(named > 0 && named < 41)
    #expect(
      drawing.all("figcaption").first?.text.contains("\(41 - named) further marks are drawn without a name") == true)
  }

  @Test func fractionsFallIntoTheirBins() throws {
    var tumor = SampleTumor()
    tumor.interpretation.summary.alleleFractions = [0, 0.049, 0.05, 0.5, 0.999, 1]
    let figure = try #require(
      ReportComposer(catalogue: sampleCatalogue).report(from: tumor.interpretation).figures.alleleFractions)
    #expect(figure.counts.reduce(0, +) == 6)
    #expect([figure.counts[0], figure.counts[1], figure.counts[10], figure.counts[19]] == [2, 1, 1, 2])
  }

  @Test func copiesBeyondTheAxisEndInAnArrow() throws {
    let figure = try #require(Scene.colorectal.report.figures.copyNumber)
    #expect(figure.scale == .copies)
    #expect(figure.labels.map(\.gene) == ["MYC", "SMAD4"])
    var html = HTMLWriter()
    CopyNumberDrawing(figure, sampleCatalogue).draw(to: &html)
    let drawing = PageDocument(String(decoding: html.bytes, as: UTF8.self)).root
    #expect(drawing.all("path").map { $0.attributes["class"] } == ["minor", "total", "arrow"])
    #expect(drawing.all("text").contains { $0.text == "MYC 9" })
  }

  @Test func segmentsWithoutCopiesAreDrawnByTheirRatio() throws {
    var tumor = SampleTumor()
    tumor.interpretation.summary.segments = [
      CopyNumberSegment(
        interval: GenomicInterval(contig: Contig("1"), start: 1, end: 1000), log2Ratio: -0.7, line: 1)
    ]
    let figure = try #require(
      ReportComposer(catalogue: sampleCatalogue).report(from: tumor.interpretation).figures.copyNumber)
    #expect(figure.scale == .log2Ratio)
    #expect(figure.segments.map(\.value) == [-0.7])
  }

  @Test(arguments: [(393, [1, 100, 200, 300, 393]), (34_350, nil), (1, [1, 1])] as [(Int, [Int]?)])
  func residueScalesAreRound(length: Int, scale: [Int]?) {
    let found = ProteinDrawing.scale(length)
    if let scale { #expect(found == scale) }
    #expect(found.first == 1 && found.last == length && found.count <= 8)
  }

  @Test(arguments: [
    (0.0, "0"), (1.005, "1"), (12.34, "12.34"), (12.30, "12.3"), (-0.001, "0"), (-2.5, "-2.5"), (0.05, "0.05"),
    (.nan, "0"), (1e300, "10000000"),
  ])
  func coordinatesAreShort(value: Double, text: String) {
    #expect(Coordinate.text(value) == text)
  }
}
