"""The accuracy benchmark: records runs on real data sets unit by unit, and writes docs/accuracy.md from the records."""
