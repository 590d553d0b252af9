"""The tables and views of documents, as queries name them."""

from sqlalchemy import Boolean, Date, DateTime, Integer, Text, Uuid, column, table

all_documents = table(
    "all_documents",
    column("id", Uuid), column("student_id", Uuid), column("school_id", Uuid), column("case_id", Uuid),
    column("issuer_id", Uuid), column("kind", Text), column("title", Text), column("reference", Text),
    column("written_on", Date), column("signed_by", Text), column("sha256", Text), column("byte_count", Integer),
    column("rendered_from", Text), column("created_at", DateTime(timezone=True)), column("sealed", Boolean),
)  # fmt: skip

all_deliveries = table(
    "all_deliveries",
    column("id", Uuid), column("document_id", Uuid), column("student_id", Uuid), column("school_id", Uuid),
    column("issuer_id", Uuid), column("recipient", Text), column("channel", Text), column("state", Text),
    column("cause", Text), column("registered_number", Text), column("batch_id", Uuid), column("settled_on", Date),
    column("replaces", Uuid), column("version", Integer), column("sealed", Boolean),
)  # fmt: skip

letter_batches = table(
    "letter_batches",
    column("id", Uuid), column("unit_id", Uuid), column("day", Date), column("state", Text),
    column("letter_count", Integer), column("version", Integer), column("prepared_at", DateTime(timezone=True)),
)  # fmt: skip

units = table("units", column("id", Uuid), column("name", Text))
