"""The child process of one crossing: reads a folder, says its progress in lines of JSON, ends with its parent."""

import json
import os
import sys
import threading
from pathlib import Path

from persistence.siei.crossing.run import Progress, Stopped, cross

STOPPED = 3
"""The exit code of a crossing that was asked to stop; its whole stages stay."""


def main() -> None:
    """argv: the folder. A byte on the standard input asks to stop; its end means that the parent has died."""
    asked = threading.Event()
    threading.Thread(target=_listen, args=(asked,), name="parent", daemon=True).start()
    try:
        cross(Path(sys.argv[1]), say=_say, stopped=asked.is_set)
    except Stopped:
        os._exit(STOPPED)
    os._exit(0)  # all is on disk: the interpreter has nothing left to tidy


def _listen(asked: threading.Event) -> None:
    if os.read(0, 1):
        asked.set()
        os.read(0, 1)
    os._exit(1)


def _say(progress: Progress) -> None:
    line = {"stage": progress.stage, "label": progress.label, "number": progress.number, "of": progress.of}
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
