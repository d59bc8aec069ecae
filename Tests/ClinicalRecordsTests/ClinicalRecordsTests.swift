// ClinicalRecordsTests
