"""The tables of plans, as queries name them; a test compares them with the migrated database."""

from sqlalchemy import Date, DateTime, Integer, Text, Uuid, column, table

support_plans = table(
    "support_plans",
    column("id", Uuid), column("school_id", Uuid), column("student_id", Uuid), column("scheme", Text),
    column("school_year", Integer), column("state", Text), column("starts_on", Date), column("ends_on", Date),
    column("next_review_on", Date), column("lead_id", Uuid), column("agreement", Text), column("closed_on", Date),
    column("started_on", Date), column("version", Integer), column("created_at", DateTime(timezone=True)),
)  # fmt: skip

support_places = table(
    "support_places",
    column("id", Uuid), column("unit_id", Uuid), column("department_code", Text), column("scheme", Text),
    column("structure", Text), column("phone", Text), column("entry_on", Date), column("exit_on", Date),
    column("capacity", Integer), column("taken", Integer), column("closed_on", Date), column("version", Integer),
)  # fmt: skip

lead_accounts = table("accounts", column("id", Uuid), column("display_name", Text))
