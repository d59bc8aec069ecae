import OncologyCore
import Testing

@Suite struct VisibleTextTests {
  @Test func controlCharactersAreShownAsNumbers() {
    #expect(VisibleText.of("a\u{1B}]0;pwn\u{7}\u{1B}[31mEML4\u{0}\n") == #"a\u{1B}]0;pwn\u{7}\u{1B}[31mEML4\u{0}\u{A}"#)
    #expect(VisibleText.of("a\u{85}\u{9B}\u{202E}b\u{200B}\u{2028}") == #"a\u{85}\u{9B}\u{202E}b\u{200B}\u{2028}"#)
    #expect(VisibleText.of("é 😀 “x” \u{A0}–") == "é 😀 “x” \u{A0}–")
  }

  @Test func errorsShowThem() {
    let error = InputError(
      .invalidValue, "“\u{1B}[31mred” is no gene.", at: SourceLocation(file: "a\u{7}.tsv", line: 2, column: "\u{9B}"),
      fix: "Use \u{202E}.", sensitiveValue: "\u{1B}c")
    #expect(error.description == #"a\u{7}.tsv, line 2, column \u{9B}: “\u{1B}[31mred” is no gene. Use \u{202E}."#)
    #expect(error.descriptionRevealingValues.hasSuffix(#"[value: \u{1B}c]"#))
  }
}
