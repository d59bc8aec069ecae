// VariantAnnotation
