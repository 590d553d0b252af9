"""The leash between the supervisor and its Python processes: a pipe whose end says that the other has died."""

import os
import signal
import threading
import time

GRACE_SECONDS = 6.0


def hold_leash() -> None:
    """End this process when the supervisor, which holds the other end of our standard input, dies however it dies."""
    if os.environ.pop("RACCROCHE_LEASH", None) is None:
        return
    threading.Thread(target=_watch, name="leash", daemon=True).start()


def _watch() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)  # a clean end first
    time.sleep(GRACE_SECONDS)
    os._exit(1)
