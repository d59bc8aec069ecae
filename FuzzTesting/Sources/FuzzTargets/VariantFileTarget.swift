import GenomicFiles
import OncologyCore

/// VCF, BCF and MAF, read as a tumour's list and as a germline list with tags that a person names.
enum VariantFileTarget {
  private static func options(_ bytes: [UInt8]) -> [VariantFileOptions] {
    let plain = VariantFileOptions(origin: .somatic)
    guard String(decoding: bytes, as: UTF8.self).contains("TDP") else { return [plain] }
    let tagged = VariantFileOptions(role: .germline, origin: .germline, depthTag: "TDP", alleleFractionTag: "TVAF")
    return [plain, tagged]
  }

  static func run(_ bytes: [UInt8], _ judge: inout Judge) throws {
    let file = InputFile(bytes)
    var refusal: InputError?
    for options in options(bytes) {
      do {
        let contents = try VariantFile(path: file.path, longestLine: 1 << 20).read(options)
        check(contents, &judge)
      } catch let error as InputError {
        refusal = error
      }
    }
    if let refusal { throw refusal }
  }

  private static func check(_ contents: VariantFileContents, _ judge: inout Judge) {
    judge.expect(contents.records >= 0 && !contents.format.isEmpty, "a file that was read has a format")
    judge.expect(
      Set(contents.calls.map(\.allele)).count == contents.calls.count, "an allele that stands twice is kept once")
    for call in contents.calls { check(call, &judge) }
    judge.expectDocument(contents.calls, "calls")
    judge.expectDocument(contents.diagnostics, "diagnostics")
    judge.expectDocument(contents.filterCounts, "filter counts")
  }

  private static func check(_ call: SmallVariantCall, _ judge: inout Judge) {
    let allele = call.allele
    judge.expect(allele.position >= 1 && allele.end >= allele.position, "positions are 1-based: \(allele)")
    judge.expect(!allele.reference.isEmpty && !allele.alternate.isEmpty, "an allele has letters: \(allele)")
    judge.expect(allele.reference != allele.alternate, "an alternate differs from the reference: \(allele)")
    judge.expect(call.alternateIndex >= 1 && call.line >= 1, "records and alternates are numbered from 1: \(call)")
    if let fraction = call.alleleFraction {
      judge.expect((0...1).contains(fraction), "an allele fraction is within 0…1: \(fraction)")
    }
    for depth in [call.depth, call.alternateDepth, call.normalDepth, call.normalAlternateDepth] {
      judge.expect(depth ?? 0 >= 0, "depths are not negative: \(call)")
    }
    for annotation in call.providedAnnotations {
      if let name = annotation.hgvsProtein { _ = ProteinChange(hgvs: name) }
    }
  }
}
