/// Text of files, paths and arguments as a terminal may show it.
public enum VisibleText {
  /// The text with each control character, and each mark that reorders text, written as its number: `\u{1B}`. A name
  /// from a file can then neither steer the terminal nor disguise itself.
  public static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Controls (C0, DEL, C1), line and paragraph separators, and what is drawn as nothing (Unicode's `Cf`).
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
