"""A third party's pipeline: volcanic eruptions. Declarations only; installed beside the extractor, it is found by its entry point."""
