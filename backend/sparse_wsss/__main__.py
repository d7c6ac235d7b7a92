"""``python -m sparse_wsss``: the same as the console command ``sparse-wsss``."""

from sparse_wsss.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
