package import OncologyCore
import KnowledgeBase
import VariantAnnotation

/// Checks that a folder's tables make a release that the engines can read, and counts what they hold.
package enum ReleaseContents {
  package static func referenceCounts(assembly: Assembly, files: [String: [UInt8]]) throws -> [String: Int] {
    let models = try ReferenceModels(assembly: assembly, files: files)
    return ["genes with models": models.geneCount, "genes with coding sequence": models.genesWithSequenceCount]
  }
}

extension ReleaseContents {
  package static func knowledgeCounts(files: [String: [UInt8]]) throws -> [String: Int] {
    let release = try KnowledgeRelease(files: files)
    let gaps = KnowledgeGaps(release)
    return [
      "evidence items": release.items.count { $0.source != "approvals" },
      "approvals and guideline statements": release.items.count { $0.source == "approvals" },
      "alteration patterns": release.patterns.count,
      "alteration patterns that cannot be read": gaps.unreadPatterns.count,
      "diseases": release.diseases.count, "diseases without a tumour type": gaps.unmappedDiseases.count,
      "tumour types": release.tumorTypes.count, "therapies": release.therapies.count,
      "hotspots": release.genes.hotspotCount, "genes with a role": release.genes.roles.count,
    ]
  }

  /// What the release holds and cannot use, line by line.
  package static func knowledgeGaps(files: [String: [UInt8]]) throws -> [String] {
    let gaps = KnowledgeGaps(try KnowledgeRelease(files: files))
    return ["", "Patterns that cannot be read (\(gaps.unreadPatterns.count)): their items match nothing"]
      + gaps.unreadPatterns.map { "- \($0)" }
      + ["", "Diseases without a tumour type (\(gaps.unmappedDiseases.count)): their items match, and give no tier"]
      + gaps.unmappedDiseases.map { "- \($0)" }
  }
}
