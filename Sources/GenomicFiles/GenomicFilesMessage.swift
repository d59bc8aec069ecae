import OncologyCore

/// What the readers of a case's files say of them; the sentences are in `messages-files.en.json`.
package enum GenomicFilesMessage: String, MessageKey {
  // Alternatives and genotypes that are no small-variant calls.
  case symbolicAllele = "files.variants.symbolicAllele"
  case breakend = "files.variants.breakend"
  case spanningDeletion = "files.variants.spanningDeletion"
  case noAlternative = "files.variants.noAlternative"
  case alternativeIsReference = "files.variants.alternativeIsReference"
  case genotypeWithoutAlternative = "files.variants.genotypeWithoutAlternative"
  case genotypeWithoutAlternativeButReads = "files.variants.genotypeWithoutAlternativeButReads"
  case genotypeMissing = "files.variants.genotypeMissing"
  case genotypeMissingButReads = "files.variants.genotypeMissingButReads"
  case duplicate = "files.variants.duplicate"
  case alleleTooLong = "files.variants.alleleTooLong"
  case unknownContig = "files.variants.unknownContig"
  case trimmed = "files.variants.trimmed"

  case normalSampleMissing = "files.sample.normalMissing"

  // Reads.
  case depthNotTold = "files.reads.depthNotTold"
  case fractionNotTold = "files.reads.fractionNotTold"
  case fractionNotToldWithCandidates = "files.reads.fractionNotToldWithCandidates"
  case namedTagMissing = "files.reads.namedTagMissing"
  case valuesDoNotFitAlleles = "files.reads.valuesDoNotFitAlleles"
  case fractionContradictsReads = "files.reads.fractionContradictsReads"
  case alternateExceedsDepth = "files.reads.alternateExceedsDepth"
  case phaseSetUnreadable = "files.reads.phaseSetUnreadable"

  // Annotation that the file brings.
  case annotationWithoutFormat = "files.annotation.withoutFormat"
  case annotationUnmatchedAllele = "files.annotation.unmatchedAllele"
  case annotationIncomplete = "files.annotation.incomplete"

  // MAF.
  case mafReverseStrand = "files.maf.reverseStrand"
  case mafEndDisagrees = "files.maf.endDisagrees"
  case mafGermlineRow = "files.maf.germlineRow"
  case mafStatusUnclear = "files.maf.statusUnclear"
  case mafTwoAlternatives = "files.maf.twoAlternatives"
  case mafDepthOfZero = "files.maf.depthOfZero"
  case mafAnchorUnknown = "files.maf.anchorUnknown"

  // Tables.
  case segmentsOverlap = "files.segments.overlap"
  case segmentContigNumber = "files.segments.contigNumber"
  case segmentWithoutValue = "files.segments.withoutValue"
  case segmentUnknownContig = "files.segments.unknownContig"
  case fusionIntergenic = "files.fusions.intergenic"
  case fusionOrderUnknown = "files.fusions.orderUnknown"
  case fusionPartnerMissing = "files.fusions.partnerMissing"
  case expressionDuplicate = "files.expression.duplicate"
  case expressionTranscripts = "files.expression.transcripts"
  case callableEmptyRegion = "files.callable.emptyRegion"
  case callableMerged = "files.callable.merged"
}
