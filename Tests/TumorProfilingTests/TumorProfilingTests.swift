// TumorProfilingTests
