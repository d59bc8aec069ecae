import Foundation
import GenomicFiles
import HaplotypeAnnotation

/// One line of bcftools' own test script: what is annotated, with which options, and what is printed of it.
///
/// The peer's script prints EXP and BCSQ of every record without samples, the translated BCSQ of each sample otherwise,
/// and sorts the consequences before it compares; so do these cases.
struct ConformanceCase: CustomStringConvertible, Sendable {
  enum Printed: Sendable {
    /// `%POS\t%REF\t%ALT\t%EXP\n%POS\t%REF\t%ALT\t%BCSQ\n\n`
    case expectedAndFound
    /// `%POS\t%REF\t%ALT\t%BCSQ\n`
    case found
    /// `[%POS\t%REF\t%ALT\t%TBCSQ\n]\n`, or with the genotype and each column sorted
    case samples(withGenotype: Bool)
    /// `-Ot`
    case table
  }

  let folder: String
  let name: String
  var variants = ""
  var models = ""
  var options = HaplotypeOptions()
  var printed = Printed.expectedAndFound
  /// Records for which `-i` holds; `nil` for all.
  var filter: String?
  var description: String { "\(folder)/\(name)" }
}

extension ConformanceCase {
  /// What the case prints.
  func output(in root: URL) throws -> String {
    let place = root.appendingPathComponent(folder)
    let vcf = try SmallVCF(place.appendingPathComponent(variants))
    let models = try Self.models(place.appendingPathComponent(models), force: options.isForced)
    let sequences = try FASTAReader.read(path: place.appendingPathComponent("\(sequenceName).fa").path)
    var results: [(BatchConsequences, Int)] = []
    for (batch, records) in vcf.batches(isSelected: isSelected) {
      let bases = sequences.first { $0.name == batch.contig }?.bases ?? []
      let annotator = try HaplotypeAnnotator(
        models.contigs[batch.contig] ?? ContigModels.none, ContigSequence(bases), options: options)
      let found = try annotator.annotate(batch)
      results += records.indices.map { (found, $0) }
    }
    return vcf.records.enumerated().map { text($1, results[$0], vcf.samples) }.joined()
  }

  /// The folder's sequence is named as the folder, without what was added to tell folders apart.
  private var sequenceName: String { folder }

  static func models(_ file: URL, force: Bool) throws -> TranscriptModels {
    var builder = GeneModelBuilder()
    var reader = GeneFeatureReader(path: file.path)
    try reader.forEachFeature { builder.add($0) }
    return try builder.build(force: force)
  }

  /// The two simple forms of `-i` that the suite uses.
  private func isSelected(_ record: SmallVCF.Record) -> Bool {
    guard let filter else { return true }
    if let position = filter.components(separatedBy: "POS!=").dropFirst().first.flatMap({ Int($0) }) {
      return record.position != position
    }
    return filter == "FILTER=\"PASS\"" ? record.filter == "PASS" : false
  }

  // MARK: Printing

  private func text(_ record: SmallVCF.Record, _ result: (BatchConsequences, Int), _ samples: [String]) -> String {
    let alternates = record.alleles.count > 1 ? record.alleles.dropFirst().joined(separator: ",") : "."
    let head = "\(record.position)\t\(record.alleles[0])\t\(alternates)"
    let found = sorted(found(result))
    switch printed {
    case .expectedAndFound: return "\(head)\t\(sorted(record.info["EXP"] ?? "."))\n\(head)\t\(found)\n\n"
    case .found: return "\(head)\t\(found)\n"
    case .samples(let withGenotype):
      let lines = samples.indices.map { sample -> String in
        let copies = [0, 1].map { sampleText(result, sample, $0) }
        guard copies != [".", "."] else { return "" }
        guard withGenotype else { return "\(head)\t\(copies[0])\t\(copies[1])\n" }
        let columns = [head, record.genotypes[sample], copies[0], copies[1]].joined(separator: "\t")
        return columns.split(separator: "\t").map { sorted(String($0)) }.joined(separator: "\t") + "\n"
      }
      return lines.joined() + (withGenotype ? "" : "\n")
    case .table:
      var lines = ""
      for (sample, name) in samples.enumerated() {
        for copy in [0, 1] {
          for text in result.0.texts(of: result.1, sample: sample, copy: copy, withPointers: false) {
            lines += "CSQ\t\(name)\t\(copy + 1)\t\(record.contig)\t\(record.position)\t"
            lines += String(decoding: text, as: UTF8.self) + "\n"
          }
        }
      }
      return lines
    }
  }

  private func found(_ result: (BatchConsequences, Int)) -> String {
    var bytes: [UInt8] = []
    result.0.appendText(of: result.1, to: &bytes)
    return bytes.isEmpty ? "." : String(decoding: bytes, as: UTF8.self)
  }

  private func sampleText(_ result: (BatchConsequences, Int), _ sample: Int, _ copy: Int) -> String {
    let texts = result.0.texts(of: result.1, sample: sample, copy: copy).map { String(decoding: $0, as: UTF8.self) }
    return texts.isEmpty ? "." : texts.joined(separator: ",")
  }

  private func sorted(_ text: String) -> String { text.split(separator: ",").sorted().joined(separator: ",") }
}

// MARK: Finding the cases

extension ConformanceCase {
  static let suite = "genes/bcftools_csq_conformance"

  /// Every case below a folder, with what bcftools is known to print.
  static func all(in root: URL) throws -> [(test: ConformanceCase, expected: String)] {
    var cases: [(test: ConformanceCase, expected: String)] = []
    let files = FileManager.default
    for folder in try files.contentsOfDirectory(atPath: root.path).sorted() where !folder.hasPrefix(".") {
      let place = root.appendingPathComponent(folder)
      for file in try files.contentsOfDirectory(atPath: place.path).sorted() {
        if file.hasSuffix(".vcf") { cases += try plain(folder, String(file.dropLast(4)), place) }
        if file.hasSuffix(".cmd") { cases += try commands(folder, file, place) }
      }
    }
    return cases
  }

  private static func plain(
    _ folder: String, _ name: String, _ place: URL
  ) throws -> [(test: ConformanceCase, expected: String)] {
    let samples = try SmallVCF(place.appendingPathComponent(name + ".vcf")).samples
    return ["txt", "txt-l"].compactMap { ending in
      let file = place.appendingPathComponent("\(name).\(ending)")
      guard let expected = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      var test = ConformanceCase(folder: folder, name: "\(name).\(ending)", variants: name + ".vcf")
      test.models = folder + ".gff"
      test.options.isLocal = ending == "txt-l"
      if !samples.isEmpty { test.printed = .samples(withGenotype: false) }
      return (test, expected)
    }
  }

  /// The commands of a `.cmd` file, each with its part of the output; parts are divided by empty lines (`echo`).
  private static func commands(
    _ folder: String, _ file: String, _ place: URL
  ) throws -> [(test: ConformanceCase, expected: String)] {
    let lines = try String(contentsOf: place.appendingPathComponent(file), encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && $0 != "echo" }
    let output = try String(contentsOf: place.appendingPathComponent(file + ".out"), encoding: .utf8)
    let tests = lines.enumerated().map { command($1, folder, lines.count == 1 ? file : "\(file):\($0 + 1)") }
    if tests.count == 1 { return [(tests[0], output)] }
    let parts = output.components(separatedBy: "\n\n")
    return tests.enumerated().map { index, test in
      (test, index < parts.count ? parts[index].trimmingCharacters(in: .newlines) + "\n" : "")
    }
  }

  private static func command(_ line: String, _ folder: String, _ name: String) -> ConformanceCase {
    var test = ConformanceCase(folder: folder, name: name)
    let stages = line.components(separatedBy: " | ")
    var words = stages[0].split(separator: " ").map { $0.trimmingCharacters(in: ["'"]) }.makeIterator()
    while let word = words.next() {
      switch word {
      case "-b": test.options.residueLimit = 1
      case "-lb": (test.options.isLocal, test.options.residueLimit) = (true, 1)
      case "-B": test.options.residueLimit = words.next().flatMap { Int($0) }
      case "-C": test.options.geneticCode = words.next().flatMap { Int($0) } ?? 0
      case "-g": test.models = words.next() ?? ""
      case "-f": _ = words.next()
      case "-i": test.filter = words.next()
      case "-p", "--phase": test.options.phase = words.next().flatMap { PhaseRule(rawValue: $0) } ?? .require
      case "--force": test.options.isForced = true
      case "-Ot": test.printed = .table
      default: if word.hasSuffix(".vcf") { test.variants = word }
      }
    }
    if line.contains("EXP") { return test }
    if line.contains("TBCSQ") {
      test.printed = .samples(withGenotype: true)
    } else if line.contains("%BCSQ") {
      test.printed = .found
    }
    return test
  }
}
