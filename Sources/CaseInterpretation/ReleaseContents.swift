package import OncologyCore
import VariantAnnotation

/// Checks that a folder's tables make a release that the engines can read, and counts what they hold.
package enum ReleaseContents {
  package static func referenceCounts(assembly: Assembly, files: [String: [UInt8]]) throws -> [String: Int] {
    let models = try ReferenceModels(assembly: assembly, files: files)
    return ["genes with models": models.geneCount, "genes with coding sequence": models.genesWithSequenceCount]
  }
}
