"""The stages: thin, each reads, calls the science and writes."""
