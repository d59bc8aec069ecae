import OncologyCore

/// What the composition asks of a knowledge release besides matches: its gaps, and what one looks for in this tumour.
struct KnowledgeFacts {
  /// A marker that a label or guideline of this tumour type asks for.
  struct AskedMarker {
    enum Requirement { case smallVariants, copyNumber, fusions, microsatellites, burden, assay }
    /// As the source writes it: `KRAS G12C`, `ERBB2 Amplification`.
    var name: String
    /// The same in words.
    var marker: Message
    var genes: [String]
    var requirement: Requirement
    /// Findings that show it, where the tumour has it.
    var foundIn: [FindingID]
    /// What labels and guidelines name for it, each as given together.
    var therapies: [String] = []
  }

  var askedMarkers: [AskedMarker] = []
  var unreadPatterns: [String] = []
  var unmappedDiseases: [String] = []
  /// Items on diseases that do not map.
  var itemsOnUnmappedDiseases = 0
  /// Genes with predisposing items or items on germline variants.
  var germlineGenes: Set<String> = []
  /// What is to be asked of the phase of this tumour's changes.
  var phaseQuestions: [PhaseQuestions.Question] = []
  /// Fusions of this tumour that matter by `FusionRelevance`.
  var fusionsThatMatter: Set<FindingID> = []
}
