"""Tables of prevention, as far as lists name their columns."""

from sqlalchemy import ARRAY, Date, DateTime, Integer, SmallInteger, Text, Uuid, column, table

signals = table(
    "signals",
    column("id", Uuid), column("version", Integer), column("school_id", Uuid), column("student_id", Uuid),
    column("reported_by", Uuid), column("reported_at", DateTime(timezone=True)), column("observations", ARRAY(Text)),
    column("fact", Text), column("since", Text), column("state", Text), column("answer_due_on", Date),
    column("read_at", DateTime(timezone=True)), column("read_by", Uuid), column("agenda_on", Date),
    column("decided_at", DateTime(timezone=True)), column("decision", Text),
)  # fmt: skip
early_warnings = table(
    "early_warnings",
    column("id", Uuid), column("school_id", Uuid), column("student_id", Uuid), column("rule", Text),
    column("level", SmallInteger), column("state", Text), column("first_seen_on", Date), column("last_seen_on", Date),
    column("ended_on", Date), column("set_aside_until", Date),
)  # fmt: skip
