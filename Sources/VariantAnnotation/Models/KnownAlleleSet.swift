package import OncologyCore

/// The known alleles of a build without its gene models: enough to recognise a file that is of that build.
package struct KnownAlleleSet: KnownAlleles {
  private let table: KnownAlleleTable

  /// `files` are the release's tables of known alleles by name.
  package init(files: [String: [UInt8]]) throws {
    var table = KnownAlleleTable()
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { try table.add(bytes, file: name) }
    self.table = table
  }

  package func isKnownAllele(_ allele: GenomicAllele) -> Bool {
    !table.changes(GenomicEdit(allele), on: allele.contig).isEmpty
  }
}
