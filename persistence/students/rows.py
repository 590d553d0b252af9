"""The tables of pupils, as queries name them; a test compares them with the migrated database."""

from sqlalchemy import Date, Integer, Text, Uuid, column, table

students = table(
    "students",
    column("id", Uuid), column("family_name", Text), column("usage_name", Text), column("first_name", Text),
    column("birth_date", Date), column("sort_name", Text), column("version", Integer),
)  # fmt: skip

person_links = table(
    "person_links",
    column("student_id", Uuid),
    column("unit_id", Uuid),
    column("school_id", Uuid),
    column("reason", Text),
)

school_students = table(
    "school_students",
    column("student_id", Uuid), column("school_id", Uuid), column("source_key", Text), column("missing_since", Date),
)  # fmt: skip

enrolments = table(
    "enrolments",
    column("id", Uuid), column("student_id", Uuid), column("school_id", Uuid), column("school_year", Integer),
    column("class_id", Uuid), column("mef_code", Text), column("status_code", Text), column("entered_on", Date),
    column("left_on", Date), column("leaving_reason_code", Text), column("leaving_reason_label", Text),
)  # fmt: skip

student_name_parts = table(
    "student_name_parts", column("part", Text), column("student_id", Uuid), column("school_id", Uuid)
)

group_members = table("group_members", column("class_id", Uuid), column("student_id", Uuid), column("school_id", Uuid))
