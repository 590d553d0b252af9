"""The tables of schools, as queries name them; a test compares them with the migrated database."""

from sqlalchemy import ARRAY, Date, Integer, Text, Uuid, column, table

schools = table(
    "schools",
    column("id", Uuid), column("uai", Text), column("name", Text), column("kind", Text), column("sector", Text),
    column("department_code", Text), column("academy_name", Text), column("zone", Text), column("time_zone", Text),
    column("dsden_id", Uuid), column("circonscription_id", Uuid), column("draaf_id", Uuid), column("version", Integer),
)  # fmt: skip

classes = table(
    "classes",
    column("id", Uuid), column("school_id", Uuid), column("school_year", Integer), column("code", Text),
    column("name", Text), column("kind", Text), column("level", Text), column("mef_codes", ARRAY(Text)),
    column("missing_since", Date),
)  # fmt: skip

actor_classes = table("actor_classes", column("actor_id", Uuid), column("class_id", Uuid))
