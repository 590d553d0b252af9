"""A crossing that dies in the middle, as a machine does: no farewell, no tidying."""

import os
import signal
import sys
from pathlib import Path

from persistence.siei.crossing.run import Progress, cross

DIES_AT = 4


def _die(progress: Progress) -> None:
    sys.stdout.write(
        f'{{"stage": "{progress.stage}", "label": "étape", "number": {progress.number}, "of": {progress.of}}}\n'
    )
    sys.stdout.flush()
    if progress.number == DIES_AT:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    cross(Path(sys.argv[1]), say=_die, stopped=lambda: False)
