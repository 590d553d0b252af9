"""The tables of SIEI that lists read, as Core objects."""

from sqlalchemy import Boolean, Date, DateTime, Integer, Text, Uuid, column, table
from sqlalchemy.dialects.postgresql import ARRAY, JSON

_AT = DateTime(timezone=True)
campaigns = table(
    "siei_campaigns", column("id", Uuid), column("version", Integer), column("unit_id", Uuid),
    column("campaign_date", Date), column("departments", ARRAY(Text)), column("state", Text), column("digest", Text),
    column("created_at", _AT), column("published_at", _AT), column("closed_at", _AT),
)  # fmt: skip
sources = table("siei_sources", column("campaign_id", Uuid), column("kind", Text))
rejects = table(
    "siei_rejects", column("id", Uuid), column("campaign_id", Uuid), column("unit_id", Uuid), column("source", Text),
    column("line", Integer), column("field", Text), column("rule", Text), column("remedy", Text),
    column("found_by", Text),
)  # fmt: skip
listed = table(
    "siei_rows", column("id", Uuid), column("version", Integer), column("campaign_id", Uuid), column("unit_id", Uuid),
    column("platform_id", Uuid), column("family_name", Text), column("usage_name", Text), column("first_names", Text),
    column("birth_date", Date), column("age", Integer), column("commune", Text), column("city", Text),
    column("postal_code", Text), column("phone", Text), column("email", Text), column("campaign_date", Date),
    column("superseded_at", _AT), column("last_school_uai", Text), column("last_school_name", Text),
    column("last_formation", Text),
    column("left_on", Date), column("known_to_mission_locale", Boolean), column("searched_in", JSON),
    column("state", Text), column("removed_because", Text), column("known_before", Boolean),
    column("published_at", _AT), column("received_at", _AT), column("outcome", Text), column("found_in", Text),
    column("outcome_on", Date), column("sort_name", Text),
)  # fmt: skip
pairs = table("siei_pairs", column("id", Uuid), column("campaign_id", Uuid), column("purpose", Text))
decisions = table(
    "siei_decisions", column("pair_id", Uuid), column("reading", Integer), column("answer", Text),
    column("undone_at", _AT),
)  # fmt: skip
returns = table(
    "siei_returns", column("id", Uuid), column("campaign_id", Uuid), column("school_id", Uuid),
    column("campaign_date", Date),
    column("family_name", Text), column("first_names", Text), column("kind", Text), column("published_at", _AT),
    column("sort_name", Text),
)  # fmt: skip
units = table("units", column("id", Uuid), column("name", Text), column("kind", Text), column("department_code", Text))
