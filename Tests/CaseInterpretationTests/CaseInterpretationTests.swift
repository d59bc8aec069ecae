// CaseInterpretationTests
