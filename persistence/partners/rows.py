"""The tables of partners, as lists name them; a test compares them with the migrated database."""

from sqlalchemy import ARRAY, DateTime, Text, Uuid, column, table

partners = table(
    "partners",
    column("unit_id", Uuid), column("partner_type", Text), column("contact_email", Text),
    column("sandbox_platform", Uuid), column("suspended_at", DateTime(timezone=True)),
)  # fmt: skip
partner_clients = table(
    "partner_clients", column("id", Uuid), column("unit_id", Uuid), column("closed_at", DateTime(timezone=True))
)
partner_credentials = table(
    "partner_credentials", column("client_id", Uuid), column("last_used_at", DateTime(timezone=True))
)
partner_transmissions = table(
    "partner_transmissions",
    column("id", Uuid), column("partner_unit", Uuid), column("actor_id", Uuid), column("referral_id", Uuid),
    column("fields", ARRAY(Text)), column("legal_basis", Text), column("channel", Text),
    column("at", DateTime(timezone=True)),
)  # fmt: skip
