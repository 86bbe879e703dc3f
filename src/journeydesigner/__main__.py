"""`python -m journeydesigner`: the same command line as the installed `journeydesigner`."""

import sys

from journeydesigner.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
