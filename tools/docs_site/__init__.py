"""Builds the pages of the site that are made from the sources and the records; ``make docs``."""
