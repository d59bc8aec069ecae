// VariantAnnotationTests
