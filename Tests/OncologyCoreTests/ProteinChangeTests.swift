import Foundation
import OncologyCore
import Testing

/// Protein changes as HGVS nomenclature 21.0 ("Protein") and as clinicians write them.
@Suite struct ProteinChangeTests {
  struct Spelling: CustomTestStringConvertible, Sendable {
    let text: String
    let hgvs: String
    let short: String
    var testDescription: String { text }
    init(_ text: String, _ hgvs: String, _ short: String) {
      self.text = text
      self.hgvs = hgvs
      self.short = short
    }
  }

  static let spellings = [
    Spelling("V600E", "p.Val600Glu", "V600E"),
    Spelling("p.(Val600Glu)", "p.Val600Glu", "V600E"),
    Spelling("NP_004324.2:p.Val600Glu", "p.Val600Glu", "V600E"),
    Spelling(" p.V600E ", "p.Val600Glu", "V600E"),
    Spelling("E746_A750del", "p.Glu746_Ala750del", "E746_A750del"),
    Spelling("E746_A750delELREA", "p.Glu746_Ala750del", "E746_A750del"),
    Spelling("p.Lys706PhefsTer19", "p.Lys706PhefsTer19", "K706Ffs*19"),
    Spelling("K706Ffs*19", "p.Lys706PhefsTer19", "K706Ffs*19"),
    Spelling("K706FfsX19", "p.Lys706PhefsTer19", "K706Ffs*19"),
    Spelling("K706fs", "p.Lys706fs", "K706fs"),
    Spelling("p.Gln151ThrfsTer?", "p.Gln151Thrfs", "Q151Tfs"),
    Spelling("p.Arg1450Ter", "p.Arg1450Ter", "R1450*"),
    Spelling("R1450X", "p.Arg1450Ter", "R1450*"),
    Spelling("A502_Y503dup", "p.Ala502_Tyr503dup", "A502_Y503dup"),
    Spelling("A767_V769dupASV", "p.Ala767_Val769dup", "A767_V769dup"),
    Spelling("D770_N771insSVD", "p.Asp770_Asn771insSerValAsp", "D770_N771insSVD"),
    Spelling("p.Met3_His4insGlyTer", "p.Met3_His4insGlyTer", "M3_H4insG*"),
    Spelling("Q96_P97delinsH", "p.Gln96_Pro97delinsHis", "Q96_P97delinsH"),
    Spelling("p.Pro578_Lys579delinsLeuTer", "p.Pro578_Lys579delinsLeuTer", "P578_K579delinsL*"),
    Spelling("V600_K601>E", "p.Val600_Lys601delinsGlu", "V600_K601delinsE"),
    Spelling("M1?", "p.Met1?", "M1?"),
    Spelling("p.Met1Val", "p.Met1?", "M1?"),
    Spelling("*394Gext*12", "p.Ter394GlyextTer12", "*394Gext*12"),
    Spelling("p.Ter327ArgextTer?", "p.Ter327ArgextTer?", "*327Rext*?"),
    Spelling("*394G", "p.Ter394GlyextTer?", "*394Gext*?"),
    Spelling("R465=", "p.Arg465=", "R465="),
    Spelling("p.Arg465Arg", "p.Arg465=", "R465="),
    Spelling("V600", "p.Val600", "V600"),
    Spelling("p.Val600?", "p.Val600", "V600"),
    Spelling("U498S", "p.Sec498Ser", "U498S"),
  ]

  @Test(arguments: spellings) func isReadInEverySpelling(spelling: Spelling) throws {
    let change = try #require(ProteinChange(hgvs: spelling.text))
    #expect(change.hgvs == spelling.hgvs)
    #expect(change.short == spelling.short)
    // what is written is read as the same value again
    #expect(ProteinChange(hgvs: change.hgvs) == change)
    #expect(ProteinChange(hgvs: change.short) == change)
    let data = try JSONEncoder().encode([change])
    #expect(try JSONDecoder().decode([ProteinChange].self, from: data) == [change])
  }

  @Test(arguments: [
    "", "p.", "p.?", "p.0", "p.(=)", "V", "600", "V600EE", "V0E", "v600e", "V600E)", "E746_A750", "A750_E746del",
    "E746_delA750", "K706fs*", "D770_N771ins", "Q96_P97delins", "p.X125_splice", "c.1799T>A", "V99999999999999999999E",
    "p.[Ser44Arg;Trp46Arg]", "p.Met1ext-5", "V600J2", "V1000000000E", "V1_V1000000000dup", "K706fs*1000000000",
    "V600E\u{301}", "*394ext*1000000000",
  ]) func whatIsNoProteinChangeIsNotRead(text: String) {
    let change = ProteinChange(hgvs: text)
    // `E746_A750` alone names a range whose change is not told; a frameshift may leave its stop open
    if text == "E746_A750" {
      #expect(change?.kind == .unknownResult)
    } else if text == "K706fs*" {
      #expect(change?.kind == .frameshift(alternate: nil, newStopAt: nil))
    } else {
      #expect(change == nil)
    }
  }

  @Test func nineDigitsAreTheMost() throws {
    let longest = try #require(ProteinChange(hgvs: "V1_V999999999dup"))
    #expect(longest.residueRange == 1...999_999_999)
  }

  @Test func kindsAreToldApart() throws {
    let read = { (text: String) in try #require(ProteinChange(hgvs: text)) }
    #expect(try read("R1450*").isNonsense)
    #expect(try read("R1450X").isNonsense && !(try read("R1450Xaa").isNonsense))
    #expect(try read("R1450*").isTruncating)
    #expect(try read("P578_K579delinsL*").isNonsense)
    #expect(try !read("P578_K579delinsL*").isInFrameIndel)
    #expect(try read("K706Ffs*19").isFrameshift)
    #expect(try read("K706Ffs*19").isTruncating)
    #expect(try !read("*394Gext*12").isTruncating)
    #expect(try !read("V600E").isTruncating)
    #expect(try read("E746_A750del").isInFrameIndel)
    #expect(try read("E746_A750del").residueRange == 746...750)
    #expect(try read("A502_Y503dup").isInFrameIndel)
    #expect(try read("Q96_P97delinsH").isInFrameIndel)
    #expect(try !read("V600E").isInFrameIndel)
  }

  @Test func aminoAcidsHaveTheirCodes() {
    // IUPAC-IUB: the twenty, selenocysteine, and the stop
    let pairs = [
      ("A", "Ala"), ("R", "Arg"), ("N", "Asn"), ("D", "Asp"), ("C", "Cys"), ("Q", "Gln"), ("E", "Glu"), ("G", "Gly"),
      ("H", "His"), ("I", "Ile"), ("L", "Leu"), ("K", "Lys"), ("M", "Met"), ("F", "Phe"), ("P", "Pro"), ("S", "Ser"),
      ("T", "Thr"), ("W", "Trp"), ("Y", "Tyr"), ("V", "Val"), ("U", "Sec"), ("*", "Ter"),
    ]
    for (letter, code) in pairs {
      #expect(AminoAcid(letter: Character(letter))?.code == code)
      #expect(AminoAcid(code: code.uppercased())?.letter == Character(letter))
    }
    #expect(AminoAcid(letter: "a") == nil)
    #expect(AminoAcid(code: "Val1") == nil)
  }
}
