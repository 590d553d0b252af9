"""OpenTelemetry spans: named by route template or kind of effect; ids of requests and effects, never of persons.

Nothing is traced unless OTEL_EXPORTER_OTLP_ENDPOINT (or …_TRACES_ENDPOINT) is set; the exporter is an extra
(`raccroche[traces]`), loaded only then.
"""

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind, Status, StatusCode

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_tracer = trace.get_tracer("raccroche")


class TracesNotInstalled(Exception):  # noqa: N818 - a sentence for the terminal
    """An endpoint is set and nothing here can speak to it."""

    def __init__(self) -> None:
        super().__init__("Une adresse de traces est réglée, mais l'extension manque : installez raccroche[traces].")


def wanted() -> bool:
    return any(os.environ.get(name) for name in ENDPOINTS)


def start(process: str) -> None:
    """Once per process, before its first span."""
    if not wanted():
        return
    try:
        exporter = importlib.import_module("api.tracing_export")
    except ImportError:
        raise TracesNotInstalled from None
    exporter.install(process)


@contextmanager
def span(name: str, kind: SpanKind = SpanKind.INTERNAL) -> Iterator[Span]:
    """An error is noted by its class: its text may hold a name."""
    with _tracer.start_as_current_span(name, kind=kind, record_exception=False, set_status_on_exception=False) as one:
        try:
            yield one
        except BaseException as error:
            one.set_status(Status(StatusCode.ERROR))
            one.set_attribute("error.type", type(error).__name__)
            raise
