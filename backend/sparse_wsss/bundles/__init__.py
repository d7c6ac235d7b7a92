"""Bundles: what another machine needs for a job, or a run that comes back from there, in one zip."""
