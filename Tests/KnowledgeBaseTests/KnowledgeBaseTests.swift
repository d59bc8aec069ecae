// KnowledgeBaseTests
