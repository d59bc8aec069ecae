import OncologyCore

/// How variants, gene models and sequences name one contig (`--unify-chr-names`): a prefix each, which is taken off the
/// variants' names and put before the others'.
struct ContigNaming: Sendable {
  private var variantPrefix = ""
  private var modelPrefix = ""
  private var sequencePrefix = ""

  /// `0`, or three prefixes divided by commas, `-` for none.
  init(_ list: String) throws(InputError) {
    guard list != "0" else { return }
    let prefixes = list.split(separator: ",", omittingEmptySubsequences: false).map { $0 == "-" ? "" : String($0) }
    guard prefixes.count == 3 else {
      throw InputError(
        .invalidValue, "--unify-chr-names takes three prefixes divided by commas.",
        fix: "For instance “chr,-,-” where only the variants' contigs begin with “chr”.")
    }
    (variantPrefix, modelPrefix, sequencePrefix) = (prefixes[0], prefixes[1], prefixes[2])
  }

  /// The contig's name in the gene models and in the sequences.
  func names(of contig: String) throws(InputError) -> (models: String, sequence: String) {
    guard contig.hasPrefix(variantPrefix) else {
      throw InputError(
        .unknownContig, "the contig “\(contig)” does not begin with “\(variantPrefix)”.",
        fix: "Give --unify-chr-names the prefix that the variants have.")
    }
    let bare = contig.dropFirst(variantPrefix.count)
    return (modelPrefix + bare, sequencePrefix + bare)
  }
}
