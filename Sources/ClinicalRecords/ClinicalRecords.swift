// ClinicalRecords
