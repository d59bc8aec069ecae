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
    let held = KnowledgeStatistics(try KnowledgeRelease(files: files))
    let unread = held.unread.map { "- \($0.pattern): “\($0.part)”, \($0.reason.rawValue), \($0.items) items" }
    let unmapped = held.unmappedDiseases.map {
      "- \($0.disease.isEmpty ? "(no disease named)" : $0.disease), \($0.items) items"
    }
    return ["", "Patterns that cannot be read (\(unread.count) parts), with the reason: they match nothing"] + unread
      + ["", "Diseases without a tumour type (\(unmapped.count)): their items match, and give no tier"] + unmapped
  }
}
