import OncologyCore
import Testing

@testable import VariantIdentity

/// Names read, written and refused.
@Suite struct NameTests {
  @Test func whatIsWrittenCompletelyIsReadAsTheSameValue() throws {
    var builder = NameBuilder(seed: 20_261_125)
    for _ in 0..<20_000 {
      let variant = builder.variant()
      let text = variant.text(.complete)
      let read = try HGVS.Variant(parsing: text)
      #expect(read == variant, "\(text)")
      if read != variant { break }
    }
  }

  @Test func theRecommendedFormIsItsOwnRecommendedForm() throws {
    var builder = NameBuilder(seed: 7)
    for _ in 0..<20_000 {
      let text = builder.variant().text()
      #expect(try HGVS.Variant(parsing: text).text() == text)
    }
  }

  /// Bytes changed, cut out and put in: a text is read or refused with a column that it has, and reading ends.
  @Test func anyTextIsReadOrRefusedWithItsColumn() {
    var builder = NameBuilder(seed: 99)
    var numbers = SeededNumbers(4)
    let alphabet = Array("0123456789+-*?_()[]>=;:/|.acgtpdlinsuvfxeTerValX\u{E9}".utf8)
    var refused = 0
    for _ in 0..<20_000 {
      var bytes = Array(builder.variant().text(.complete).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0...bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0 where place < bytes.count: bytes[place] = alphabet.randomElement(using: &numbers)!
        case 1 where place < bytes.count: bytes.removeSubrange(place..<min(place + 3, bytes.count))
        default: bytes.insert(alphabet.randomElement(using: &numbers)!, at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        _ = try HGVS.Variant(parsing: text)
      } catch {
        refused += 1
        #expect(error.column >= 1 && error.column <= text.utf8.count + 1 && !error.expected.isEmpty, "\(text)")
      }
    }
    #expect(refused > 10_000)
  }

  /// Each pair: a name as it is met, and as HGVS recommends it.
  @Test(arguments: [
    ("NM_004006.2:c.76_78delACT", "NM_004006.2:c.76_78del"),
    ("NM_004006.2:c.76_78del3", "NM_004006.2:c.76_78del"),
    ("NM_004006.2:c.-1_1delGA", "NM_004006.2:c.-1_1del"),
    ("NM_004006.2:c.76delAinsT", "NM_004006.2:c.76A>T"),
    ("NM_004006.2:c.77_79dupCTG", "NM_004006.2:c.77_79dup"),
    // what contradicts the location stays to be seen
    ("NM_004006.2:c.76_78delAC", "NM_004006.2:c.76_78delAC"),
    ("NC_000001.11:g.(4_6)_9del5", "NC_000001.11:g.(4_6)_9del5"),
    // an older way to say where an end is not known
    ("NC_000001.10:g.145414772-?_145416946+?dup", "NC_000001.10:g.(?_145414772)_(145416946_?)dup"),
    ("NM_004006.2:c.88-?_923+?del", "NM_004006.2:c.88-?_923+?del"),
    ("NM_004006.2:r.76A>U", "NM_004006.2:r.76a>u"),
    ("LRG_199p1:p.V600E", "LRG_199p1:p.Val600Glu"),
    ("LRG_199p1:p.(R97Pfs*23)", "LRG_199p1:p.(Arg97ProfsTer23)"),
    ("NP_000001.1:p.R97X", "NP_000001.1:p.Arg97Ter"),
    ("NP_000001.1:p.*110Gext*17", "NP_000001.1:p.Ter110GlyextTer17"),
    ("NP_000001.1:p.E746_A750del", "NP_000001.1:p.Glu746_Ala750del"),
    ("p.Gln18[23]", "p.Gln18[23]"),
    ("NC_000023.11(NM_004006.2):c.357+1G>A", "NC_000023.11(NM_004006.2):c.357+1G>A"),
    ("NC_000023.11:g.(?_31120496)_(33339477_?)dup", "NC_000023.11:g.(?_31120496)_(33339477_?)dup"),
    ("NC_000014.8:g.123CAG[23]", "NC_000014.8:g.123CAG[23]"),
    ("NM_004006.2:c.2376G>C(;)3103del", "NM_004006.2:c.2376G>C(;)3103del"),
    ("NC_000001.11:g.[123G>A;345del];[=]", "NC_000001.11:g.[123G>A;345del];[=]"),
    (
      "NC_000002.11:g.47643464_47643465ins[NC_000022.10:g.35788169_35788352]",
      "NC_000002.11:g.47643464_47643465ins[NC_000022.10:g.35788169_35788352]"
    ),
    ("NG_012232.1:g.32717298_32717299insN[100]", "NG_012232.1:g.32717298_32717299insN[100]"),
  ])
  func namesAreWrittenAsRecommended(met: String, recommended: String) throws {
    #expect(try HGVS.Variant(parsing: met).text() == recommended)
  }

  /// Examples of the nomenclature's own pages (docs/recommendations of its repository), written again as they are.
  @Test(arguments: [
    "L01538.1:g.1407C>T",
    "LRG_199p1:p.0",
    "LRG_199p1:p.0?",
    "LRG_199t1:c.(71_72)G>A",
    "LRG_199t1:c.3922del",
    "LRG_199t1:c.419_420ins[T;450_470;AGGG]",
    "LRG_199t1:c.940_941ins[885_940inv;A;851_883inv]",
    "LRG_199t1:c.[2376G>C];[2376=]",
    "LRG_199t1:r.76a>u(;)(76a>u)",
    "LRG_199t1:r.[76a>c];[0]",
    "LRG_199t1:r.[897u>g,832_960del]",
    "LRG_663t1:c.1521_1523del",
    "NC_000002.11:g.47643464_47643465ins[NC_000022.10:g.35788169_35788352]",
    "NC_000002.11:g.48031621_48031622ins[TAT;48026961_48027223;GGC]",
    "NC_000002.11:g.?_?ins[NC_000022.10:g.35788169_35788352]",
    "NC_000003.12:g.(63912602_63912844)delN[15]",
    "NC_000003.12:g.63912687AGC[(60_?)]",
    "NC_000004.12:g.134850793_134850794ins[NC_000023.11:g.89555676_100352080]",
    "NC_000004.12:g.134850793_134850794ins[NC_000023.11:g.89555676_100352080inv]",
    "NC_000006.11:g.10791926_10791927ins[NC_000004.11:g.106370094_106370420;A[26]]",
    "NC_000006.11:g.8897754_8897755ins[N[543];8897743_8897754]",
    "NC_000012.11:g.6128892_6128954delins[NC_000022.10:g.17179029_17179091]",
    "NC_000013.11:g.(?_19394916)_(25045592_?)del",
    "NC_000023.10:g.(32057077_32364657)_(32975163_33394206)del",
    "NC_000023.10:g.32459297del",
    "NC_000023.10:g.32717298_32717299insN[(80_120)]",
    "NC_000023.10:g.32717298_32717299insN[?]",
    "NC_000023.10:g.[30683643A>G;33038273T>G]",
    "NC_000023.11(NM_004006.2):c.(4071+1_4072-1)_(5154+1_5155-1)del",
    "NC_000023.11(NM_004006.2):c.4072-1234_5155-246del",
    "NC_000023.11(NM_004006.2):r.649_650ins[650-52_650-2;c]",
    "NC_000023.11(NM_004006.2):r.778_831del",
    "NC_000023.11(NM_004006.2):r.831_832ins[ga;831+3_831+60]",
    "NC_000023.11(NM_004006.2):r.[897u>g,832_960del]",
    "NC_000023.11(NM_004006.2):r.spl",
    "NC_000023.11:g.(31775822_31817965)_(32218461_32278336)dup",
    "NC_000023.11:g.(?_31120496)_(33339477_?)del",
    "NC_000023.11:g.(?_31120496)_(33339477_?)dup",
    "NC_000023.11:g.32849790T>A",
    "NG_012232.1(NM_004006.2):c.123+51_123+52ins[N[603];123+45_123+51]",
    "NG_012232.1:g.123_128del",
    "NM_000333.3:c.(4_246)delN[15]",
    "NM_000492.3:c.1210-12_1210-6T[7]",
    "NM_002024.5:c.-128_-69GGC[10]GGA[1]GGC[9]GGA[1]GGC[10]",
    "NM_003079.4:c.374_395inv",
    "NM_004006.1:r.0",
    "NM_004006.2:c.20dup",
    "NM_004006.2:c.2376G>C(;)(2376G>C)",
    "NM_004006.2:c.419_420ins[T;401_419]",
    "NM_004006.2:c.761_762insN",
    "NM_004006.2:c.[2376G>C];[2376G>C]",
    "NM_004006.2:r.76a>u(;)103del",
    "NM_004006.3:r.76_77delinsug",
    "NM_021080.3:c.-136-75952_-136-75878ATTTT[15]",
    "NM_080877.2:c.1733_1735delinsTTT",
    "NP_003997.1:p.Leu2_Met124del",
    "NP_003997.2:p.(His321_Glu383del)",
    "NP_003997.2:p.Trp4dup",
    "r.spl?",
    "r.(spl?)",
    "r.0?",
    "p.Ala2[10]",
  ])
  func theNomenclaturesExamplesAreWrittenAsTheyAre(name: String) throws {
    let variant = try HGVS.Variant(parsing: name)
    #expect(variant.text() == name)
    #expect(variant.contradictions.isEmpty)
  }

  @Test func oneLetterNamesAreWrittenOnRequest() throws {
    let style = HGVS.Style(aminoAcids: .oneLetter)
    #expect(try HGVS.Variant(parsing: "p.(Arg97ProfsTer23)").text(style) == "p.(R97Pfs*23)")
  }

  /// Where reading stopped, and what could have stood there.
  @Test(arguments: [
    ("", 1, HGVS.Expectation.accession),
    ("NM_004006.2c.76A>C", 12, .colon),
    ("NM_004006.2:q.76A>C", 13, .coordinateType),
    ("NM_004006.2:c.A>C", 15, .position),
    ("NM_004006.2:c.0A>C", 16, .end),
    ("NM_004006.2:c.76Z>C", 17, .edit),
    ("NM_004006.2:c.76A>", 19, .base),
    ("NM_004006.2:c.76A>CC", 20, .end),
    ("NM_004006.2:c.76_77ins", 23, .inserted),
    ("NM_004006.2:c.(4_6A>C", 19, .closingParenthesis),
    ("NM_004006.2:c.[76A>C", 21, .closingBracket),
    ("NC_000001.10:g.155208383_155208384dup2", 38, .end),
    ("NP_000001.1:p.Val600zzz", 21, .edit),
    ("NP_000001.1:p.Vall600Glu", 18, .number),
  ])
  func errorsNameTheColumnAndWhatWasExpected(text: String, column: Int, expected: HGVS.Expectation) {
    #expect {
      try HGVS.Variant(parsing: text)
    } throws: { error in
      guard let error = error as? HGVS.SyntaxError else { return false }
      return error.column == column && error.expected.contains(expected)
    }
  }

  @Test func aTextBeyondMeasureIsRefusedUnread() {
    let text = "NM_004006.2:c.76_77ins" + String(repeating: "A", count: HGVS.Parser.longestText)
    #expect(throws: HGVS.SyntaxError(column: HGVS.Parser.longestText + 1, expected: [.shorterText])) {
      try HGVS.Variant(parsing: text)
    }
  }

  @Test func locationsKnowTheirLengthWhereItIsTold() throws {
    let lengths: [(String, Int?)] = [
      ("76", 1), ("76_78", 3), ("-1_1", 2), ("-14_-3", 12), ("88+1_88+5", 5), ("88+1_89-1", nil), ("1_*3", nil),
      ("(1_10)", nil), ("?_10", nil), ("78_76", nil),
    ]
    for (text, length) in lengths {
      #expect(try HGVS.Parser.whole(text) { $0.location(.coding) }.length == length, "\(text)")
    }
  }
}
