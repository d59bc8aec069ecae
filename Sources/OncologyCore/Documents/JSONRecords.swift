// The types that stand in documents by the thousand, member by member as they are declared.

extension Contig: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.string(name) }
}

extension FindingID: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.string(text) }
}

extension TumorType: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.string(code) }
}

extension ProteinChange: JSONWritable {
  package func write(to output: JSONOutput, depth: Int) { output.string(hgvs) }
}

extension Message: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("key", key)
    if !arguments.isEmpty { try object.member("arguments", arguments) }
  }
}

extension GenomicAllele: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("contig", contig.name)
    object.member("position", position)
    object.member("reference", reference)
    object.member("alternate", alternate)
  }
}

extension GenomicInterval: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("contig", contig.name)
    object.member("start", start)
    object.member("end", end)
  }
}

extension SmallVariantCall: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    try object.member("allele", allele)
    object.member("origin", origin)
    object.member("line", line)
    object.member("alternateIndex", alternateIndex)
    object.member("depth", depth)
    object.member("alternateDepth", alternateDepth)
    try object.member("alleleFraction", alleleFraction)
    object.member("normalDepth", normalDepth)
    object.member("normalAlternateDepth", normalAlternateDepth)
    object.member("zygosity", zygosity)
    object.member("phaseSet", phaseSet)
    object.member("haplotype", haplotype)
    try object.member("identifiers", identifiers)
    try object.member("callers", callers)
    try object.member("providedAnnotations", providedAnnotations)
  }
}

extension ProvidedAnnotation: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("source", source)
    object.member("gene", gene)
    object.member("geneID", geneID)
    object.member("transcript", transcript)
    object.member("isMANESelect", isMANESelect)
    object.member("isCanonical", isCanonical)
    object.member("consequences", consequences)
    try object.member("unreadTerms", unreadTerms)
    object.member("exon", exon)
    object.member("hgvsCoding", hgvsCoding)
    object.member("hgvsProtein", hgvsProtein)
  }
}

extension CopyNumberSegment: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    try object.member("interval", interval)
    try object.member("majorCopies", majorCopies)
    try object.member("minorCopies", minorCopies)
    try object.member("totalCopies", totalCopies)
    try object.member("log2Ratio", log2Ratio)
    object.member("line", line)
  }
}

extension TranscriptEffect: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("gene", gene)
    object.member("transcript", transcript)
    object.member("isMANESelect", isMANESelect)
    object.member("basis", basis)
    object.member("consequences", consequences)
    object.member("exon", exon)
    object.member("intron", intron)
    object.member("exonCount", exonCount)
    object.member("hgvsCoding", hgvsCoding)
    try object.member("protein", protein)
    try object.member("proteinOnOtherIsoforms", proteinOnOtherIsoforms)
    object.member("residue", residue)
    object.member("proteinLength", proteinLength)
    object.member("decay", decay)
    object.member("mayDisruptSplicingOfExon", mayDisruptSplicingOfExon)
    try object.member("notes", notes)
  }
}

extension AlleleStatus: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("value", value)
    try object.member("reason", reason)
  }
}

extension VariantFinding.LocalCopies: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    try object.member("total", total)
    try object.member("minor", minor)
  }
}

extension VariantFinding: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("id", id.text)
    try object.member("call", call)
    try object.member("effect", effect)
    try object.member("otherEffects", otherEffects)
    try object.member("localCopies", localCopies)
    try object.member("alleleStatus", alleleStatus)
    try object.member("notes", notes)
  }
}

extension ExpressionFinding: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("id", id.text)
    object.member("gene", gene)
    try object.member("tpm", tpm)
    try object.member("percentileWithinSample", percentileWithinSample)
  }
}

extension OtherVariant: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("id", id.text)
    object.member("gene", gene)
    object.member("change", change)
    object.member("consequence", consequence)
    try object.member("alleleFraction", alleleFraction)
    object.member("points", points)
  }
}
