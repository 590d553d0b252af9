"""The child process of one crossing: reads a folder, says its progress in lines of JSON, ends with its parent."""

import json
import os
import sys
import threading
from pathlib import Path

from persistence.siei.crossing.manifest import InputChanged
from persistence.siei.crossing.run import Progress, Stopped, cross

STOPPED, CHANGED = 3, 4
"""Exit codes: asked to stop, its whole stages stay; a file is not the one that was deposited."""


def main() -> None:
    """argv: the folder, and that of an earlier crossing to start from, if there is one.

    A byte on the standard input asks to stop; its end means that the parent has died.
    """
    asked = threading.Event()
    threading.Thread(target=_listen, args=(asked,), name="parent", daemon=True).start()
    folder, *since = (Path(argument) for argument in sys.argv[1:])
    try:
        cross(folder, say=_say, stopped=asked.is_set, since=since[0] if since else None)
    except Stopped:
        os._exit(STOPPED)
    except InputChanged as changed:
        _write({"changed": changed.kind.value})
        os._exit(CHANGED)
    os._exit(0)  # all is on disk: the interpreter has nothing left to tidy


def _listen(asked: threading.Event) -> None:
    if os.read(0, 1):
        asked.set()
        os.read(0, 1)
    os._exit(1)


def _say(progress: Progress) -> None:
    _write({"stage": progress.stage, "label": progress.label, "number": progress.number, "of": progress.of})


def _write(line: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
