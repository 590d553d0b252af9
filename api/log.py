"""Structured logs: one JSON line per event in production, readable lines on a terminal; ids only, never a name."""

import logging
import os
import sys

import structlog


def configure(process: str) -> None:
    """`process` (serve, api, worker) is written on each line. RACCROCHE_LOG chooses json or text."""
    wanted = os.environ.get("RACCROCHE_LOG", "text" if sys.stderr.isatty() else "json")
    renderer = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if wanted == "text"
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(_level()),
        # The process's own stream: a logger outlives whatever stands in for sys.stderr for a while.
        logger_factory=structlog.PrintLoggerFactory(sys.__stderr__),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
    # Libraries speak only when something is wrong, and without their tracebacks, which may hold a name.
    logging.basicConfig(level=logging.WARNING, format="%(name)s %(levelname)s", stream=sys.stderr, force=True)
    for name in ("uvicorn", "uvicorn.error", "pgqueuer", "alembic", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_ClassOnly(name)]
        logger.propagate = False
        logger.setLevel(logging.WARNING)


def _level() -> int:
    return logging.getLevelNamesMapping().get(os.environ.get("RACCROCHE_LOG_LEVEL", "INFO").upper(), logging.INFO)


class _ClassOnly(logging.Handler):
    """A library's warning: where it comes from and the exception's class, not its text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.source = name

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        message = "" if error else str(record.msg)[:200]  # the template, not its arguments
        structlog.get_logger().warning("library", source=self.source, error=error, message=message)
