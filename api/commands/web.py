"""One API process: uvicorn on a socket that the supervisor holds, so that a restart refuses no connection."""

import os
import signal
import socket
import sys

import uvicorn

from api import tracing
from api.app import create_app
from api.commands.leash import hold_leash
from api.log import configure
from api.settings import Settings

KEEP_ALIVE_SECONDS = 75  # longer than the proxy's, which then closes first
GRACE_SECONDS = 4


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn raises the signal again after its own end
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    configure("api")
    tracing.start("api")
    settings = Settings()
    if settings.database_url is None:
        sys.exit("DATABASE_URL manque : lancez « raccroche serve ».")
    app = create_app(settings, settings.database_url.get_secret_value())
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,  # ours writes route templates, not addresses
        log_config=None,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        backlog=2048,
    )
    descriptor = os.environ.get("RACCROCHE_SOCKET")
    sockets = [socket.socket(fileno=int(descriptor))] if descriptor else None
    hold_leash()
    uvicorn.Server(config).run(sockets=sockets)


if __name__ == "__main__":
    main()
