"""The leash between the supervisor and its Python processes: a pipe, our standard input.

Its first byte says « the database is ready, begin »; its end says that the supervisor has died, however it died.
"""

import os
import signal
import sys
import threading
import time

GRACE_SECONDS = 6.0


def hold_leash() -> None:
    """Wait for the word to begin, then end this process when the supervisor goes. Without a supervisor: nothing."""
    if os.environ.pop("RACCROCHE_LEASH", None) is None:
        return
    if not os.read(0, 1):
        sys.exit(0)
    threading.Thread(target=_watch, name="leash", daemon=True).start()


def _watch() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)  # a clean end first
    time.sleep(GRACE_SECONDS)
    os._exit(1)
