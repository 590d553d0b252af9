"""The tables of networks, places and contracts, as queries name them; a test compares them with the database."""

from sqlalchemy import Date, DateTime, Float, Integer, Text, Uuid, column, table

networks = table(
    "foquale_networks",
    column("id", Uuid), column("platform_id", Uuid), column("name", Text), column("phone", Text),
    column("animator_id", Uuid), column("version", Integer),
)  # fmt: skip

members = table(
    "foquale_members",
    column("id", Uuid), column("network_id", Uuid), column("unit_id", Uuid), column("kind", Text),
    column("name", Text), column("phone", Text), column("joined_on", Date), column("left_on", Date),
)  # fmt: skip

places = table(
    "training_places",
    column("id", Uuid), column("network_id", Uuid), column("platform_id", Uuid), column("provider_unit_id", Uuid),
    column("provider_name", Text), column("phone", Text), column("formation", Text), column("level", Text),
    column("nsf", Text), column("solution_type", Text), column("youth_status", Text), column("commune_code", Text),
    column("commune_name", Text), column("latitude", Float), column("longitude", Float), column("entry_on", Date),
    column("ends_on", Date), column("capacity", Integer), column("taken", Integer), column("closed_on", Date),
    column("version", Integer),
)  # fmt: skip

holds = table(
    "place_holds",
    column("id", Uuid), column("place_id", Uuid), column("platform_id", Uuid), column("follow_up_id", Uuid),
    column("state", Text), column("held_by", Uuid), column("held_at", DateTime(timezone=True)),
    column("held_until", DateTime(timezone=True)), column("confirmed_on", Date), column("version", Integer),
)  # fmt: skip

contracts = table(
    "training_contracts",
    column("id", Uuid), column("platform_id", Uuid), column("follow_up_id", Uuid), column("hold_id", Uuid),
    column("provider_unit_id", Uuid), column("tutor_id", Uuid), column("state", Text), column("first_name", Text),
    column("family_name", Text), column("birth_date", Date), column("objective", Text), column("starts_on", Date),
    column("ends_on", Date), column("next_review_on", Date), column("version", Integer), column("sort_name", Text),
)  # fmt: skip

parties = table(
    "training_contract_parties",
    column("id", Uuid), column("contract_id", Uuid), column("party", Text),
    column("replaced_at", DateTime(timezone=True)),
)  # fmt: skip

signatures = table(
    "training_contract_signatures",
    column("party_id", Uuid), column("signed", Text), column("withdrawn_at", DateTime(timezone=True)),
)  # fmt: skip

marks = table(
    "training_contract_marks",
    column("contract_id", Uuid), column("due_on", Date), column("held", Text),
)  # fmt: skip

notes = table(
    "tutor_notes",
    column("contract_id", Uuid), column("noted_on", Date), column("presence", Text), column("progress", Text),
    column("obstacle", Text), column("written_at", DateTime(timezone=True)),
)  # fmt: skip

followed = table("follow_ups", column("id", Uuid), column("family_name", Text), column("first_names", Text))
accounts = table("accounts", column("id", Uuid), column("display_name", Text))
units = table("units", column("id", Uuid), column("name", Text))
