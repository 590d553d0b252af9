"""The exporter of traces: OpenTelemetry's SDK over OTLP/HTTP, set by its own environment variables."""

from importlib.metadata import version

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor


def install(process: str) -> None:
    """`process` (api, worker) becomes the service's name."""
    resource = Resource.create({"service.name": f"raccroche-{process}", "service.version": version("raccroche")})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
