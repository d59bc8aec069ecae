// CaseInterpretation
