"""The `raccroche` command: hands over at once, `serve` to a program that loads little, the rest to the command line."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    serving = sys.argv[1:] == ["serve"]
    module = "api.commands.serve" if serving else "api.cli"
    arguments = [] if serving else sys.argv[1:]
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])  # noqa: S606 - our own interpreter and module
