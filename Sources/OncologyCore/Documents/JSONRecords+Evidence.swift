// Matches and near misses, member by member as they are declared.

extension StateRequirement: JSONRecord {
  package func writeMembers(to object: inout JSONObject) {
    object.member("biomarker", biomarker)
    object.member("state", state)
    object.member("status", status)
  }
}

extension ApprovalDetails: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("basis", basis)
    object.member("region", region)
    object.member("line", line)
    object.member("population", population)
    object.member("companionTest", companionTest)
    object.member("firstApproved", firstApproved)
    object.member("asOf", asOf)
    try object.member("excludedTumorTypes", excludedTumorTypes)
  }
}

extension EvidenceMatch: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("source", source)
    object.member("id", id)
    object.member("finding", finding.text)
    try object.member("findings", findings)
    object.member("alteration", alteration)
    object.member("pattern", pattern)
    object.member("kind", kind)
    object.member("direction", direction)
    object.member("significance", significance)
    try object.member("therapies", therapies)
    object.member("interaction", interaction)
    object.member("disease", disease)
    try object.member("tumorTypes", tumorTypes)
    object.member("tumorTypeRelation", tumorTypeRelation)
    try object.member("requiredStates", requiredStates)
    object.member("sourceLevel", sourceLevel)
    object.member("rating", rating)
    object.member("ampLevel", ampLevel)
    object.member("ampTier", ampTier)
    object.member("escat", escat)
    object.member("escatCitation", escatCitation)
    object.member("flagged", flagged)
    object.member("origin", origin)
    try object.member("citations", citations)
    try object.member("trials", trials)
    object.member("reviewed", reviewed)
    object.member("url", url)
    try object.member("approval", approval)
    try object.member("joined", joined)
    try object.member("reasons", reasons)
  }
}

extension ExcludedEvidence: JSONRecord {
  package func writeMembers(to object: inout JSONObject) throws {
    object.member("source", source)
    object.member("id", id)
    object.member("pattern", pattern)
    try object.member("findings", findings)
    object.member("kind", kind)
    try object.member("therapies", therapies)
    object.member("disease", disease)
    object.member("sourceLevel", sourceLevel)
    object.member("cause", cause)
    try object.member("reason", reason)
    object.member("missing", missing)
  }
}
