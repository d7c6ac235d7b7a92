"""The page that shows what a run did: ``python -m sparse_wsss.report RUN`` writes it again."""
