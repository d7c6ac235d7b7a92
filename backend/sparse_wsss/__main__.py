"""``python -m sparse_wsss`` and the console command ``sparse-wsss``.

The doctor comes before everything that needs a package: it is asked where packages are broken.
"""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] == ["doctor"]:  # with more words the command line says what is wrong with them
        from sparse_wsss.doctor import main as doctor

        return doctor()
    from sparse_wsss.cli import main as command_line
    from sparse_wsss.host import tell_of_gdal_in_a_line

    tell_of_gdal_in_a_line()
    return command_line()


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # all files are closed; taking torch apart takes a second, and more on a busy machine
