"""Run the command line: ``python -m xborder_support``."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
