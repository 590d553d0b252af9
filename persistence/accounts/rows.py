"""The tables of accounts, as lists name them; a test compares them with the migrated database."""

from sqlalchemy import Boolean, Date, DateTime, Text, Uuid, column, table

units = table("units", column("id", Uuid), column("kind", Text), column("name", Text), column("department_code", Text))

accounts = table(
    "accounts",
    column("id", Uuid), column("email", Text), column("display_name", Text), column("role", Text),
    column("job_title", Text),
    column("own_classes_only", Boolean), column("password_hash", Text), column("totp_secret", Text),
    column("oidc_subject", Text), column("valid_until", Date), column("disabled_at", DateTime(timezone=True)),
    column("last_signed_in_at", DateTime(timezone=True)), column("created_by", Uuid),
)  # fmt: skip

actor_units = table("actor_units", column("actor_id", Uuid), column("unit_id", Uuid))
