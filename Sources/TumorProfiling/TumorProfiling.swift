// TumorProfiling
