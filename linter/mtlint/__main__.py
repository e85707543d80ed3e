"""`python -m mtlint`: the command, where its script is not on the path."""

import sys

from mtlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
