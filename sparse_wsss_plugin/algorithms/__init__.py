"""The algorithms of the Processing provider ``sparse_wsss``, built from the contract."""
