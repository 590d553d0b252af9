"""The tables of cases, as queries name them; a test compares them with the migrated database."""

from sqlalchemy import ARRAY, Date, DateTime, Integer, Text, Time, Uuid, column, table

attendance_cases = table(
    "attendance_cases",
    column("id", Uuid), column("student_id", Uuid), column("school_id", Uuid), column("school_year", Integer),
    column("opened_on", Date), column("authority_id", Uuid), column("school_state", Text), column("dsden_state", Text),
    column("dsden_step", Integer), column("school_step", Integer), column("version", Integer),
    column("close_reason", Text), column("closed_on", Date), column("waiting_for", Text), column("waiting_since", Date),
    column("waiting_until", Date), column("waiting_then", Text), column("review_on", Date),
    column("last_act_on", Date), column("degree", Text),
)  # fmt: skip

dsden_case_transitions = table(
    "dsden_case_transitions",
    column("case_id", Uuid), column("school_id", Uuid), column("step", Integer), column("did", Text),
    column("acted_on", Date), column("outcome", Text), column("appointment_on", Date), column("appointment_at", Time),
    column("appointment_place", Text), column("appointment_reception", Text), column("known_count", Integer),
    column("known_first", Date), column("known_last", Date), column("addressees", ARRAY(Uuid)),
    column("recorded_at", DateTime(timezone=True)),
)  # fmt: skip

prosecutor_referrals = table(
    "prosecutor_referrals", column("case_id", Uuid), column("unit_id", Uuid), column("step", Integer)
)

month_counters = table(
    "month_counters",
    column("student_id", Uuid), column("school_id", Uuid), column("month", Date), column("raw", Integer),
    column("proportional", Integer), column("complete", Integer),
)  # fmt: skip

school_settings = table(
    "school_settings",
    column("school_id", Uuid), column("version", Integer), column("from_day", Date), column("threshold_count", Text),
    column("invitations_before_referral", Integer),
)  # fmt: skip

contact_attempts = table(
    "contact_attempts",
    column("student_id", Uuid),
    column("school_id", Uuid),
    column("purpose", Text),
    column("withdrawn_at", DateTime(timezone=True)),
)

guardians = table(
    "guardians",
    column("student_id", Uuid), column("school_id", Uuid), column("level", Integer), column("missing_since", Date),
    column("address_lines", ARRAY(Text)), column("city", Text),
)  # fmt: skip

signature_delegations = table(
    "signature_delegations",
    column("id", Uuid), column("unit_id", Uuid), column("holder_id", Uuid), column("reference", Text),
    column("valid_from", Date), column("valid_to", Date), column("version", Integer),
)  # fmt: skip

department_support_services = table(
    "department_support_services",
    column("id", Uuid), column("unit_id", Uuid), column("name", Text), column("description", Text),
    column("address", Text), column("phone", Text), column("opening", Text), column("position", Integer),
    column("ended_on", Date), column("version", Integer),
)  # fmt: skip
