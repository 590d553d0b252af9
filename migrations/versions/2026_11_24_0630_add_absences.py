"""Add absences: rolls, facts, judgements, what follows from them (half-days, counters, alerts), contacts."""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, school_wall, unit_wall

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

FACTS = """
ALTER TABLE classes ADD CONSTRAINT classes_of_school UNIQUE (id, school_id);

-- A roll without taken_at is due and was not taken: that is not « everyone present ».
CREATE TABLE roll_calls (
    id uuid PRIMARY KEY,
    class_id uuid NOT NULL,
    school_id uuid NOT NULL,
    day date NOT NULL,
    period text NOT NULL,
    half text NOT NULL CHECK (half IN ('am', 'pm')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    taken_by uuid,
    taken_at timestamptz,
    reminded_at timestamptz,
    version int NOT NULL DEFAULT 0,
    UNIQUE (class_id, day, period),
    FOREIGN KEY (class_id, school_id) REFERENCES classes (id, school_id)
);
CREATE INDEX roll_calls_school_day ON roll_calls (school_id, day);

-- Facts. Only the mark « wrong » is ever added to one; a correction is another row that names it.
CREATE TABLE absence_entries (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('absence', 'late', 'early_exit', 'temporary_exclusion', 'infirmary',
                                       'known_away', 'placement', 'placement_absence')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    -- the days it touches, in the school's own zone
    first_day date NOT NULL,
    last_day date NOT NULL CHECK (last_day >= first_day),
    source text NOT NULL CHECK (source IN ('roll_call', 'school_life', 'family', 'import', 'placement_host')),
    known_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    roll_call_id uuid REFERENCES roll_calls,
    import_key text,
    replaces uuid,
    voided_at timestamptz,
    voided_by uuid,
    voided_because text CHECK (voided_because IN ('roll_changed', 'corrected', 'wrong', 'import_undone')),
    UNIQUE (id, student_id, school_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    FOREIGN KEY (replaces, student_id, school_id) REFERENCES absence_entries (id, student_id, school_id),
    CHECK ((voided_at IS NULL) = (voided_because IS NULL))
);
CREATE INDEX absence_entries_student ON absence_entries (student_id, first_day);
CREATE INDEX absence_entries_school_day ON absence_entries (school_id, first_day);
CREATE INDEX absence_entries_roll ON absence_entries (roll_call_id) WHERE roll_call_id IS NOT NULL;
CREATE UNIQUE INDEX absence_entries_import ON absence_entries (school_id, student_id, import_key)
    WHERE import_key IS NOT NULL AND voided_because IS DISTINCT FROM 'import_undone';

-- Reasons received and how they were judged: append-only.
CREATE TABLE absence_judgements (
    id uuid PRIMARY KEY,
    entry_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'admissible', 'not_admissible', 'referred_to_dasen', 'inaccurate')),
    reason text CHECK (reason IN ('child_illness', 'contagious_family_illness', 'solemn_family_gathering',
        'transport_failure', 'accompanying_guardians', 'other_accepted', 'health_unspecified', 'leave_granted',
        'late_waking', 'holidays', 'personal', 'unspecified')),
    authority text NOT NULL CHECK (authority IN ('school', 'dasen')),
    channel text NOT NULL CHECK (channel IN ('call', 'sms', 'email', 'letter', 'meeting', 'link', 'import', 'none')),
    guardian_id uuid,
    known_at timestamptz NOT NULL,
    judged_by uuid NOT NULL,
    FOREIGN KEY (entry_id, student_id, school_id) REFERENCES absence_entries (id, student_id, school_id)
);
CREATE INDEX absence_judgements_entry ON absence_judgements (entry_id);
"""

DERIVED = """
-- What follows from the facts, by one function of the domain; rows on which nothing happened are not kept.
CREATE TABLE half_days (
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    day date NOT NULL,
    half text NOT NULL CHECK (half IN ('am', 'pm')),
    state text NOT NULL,
    raw smallint NOT NULL,
    complete smallint NOT NULL,
    minutes smallint NOT NULL,
    expected_minutes smallint NOT NULL,
    firm_raw smallint NOT NULL,
    firm_complete smallint NOT NULL,
    firm_minutes smallint NOT NULL,
    missing_rolls smallint NOT NULL,
    PRIMARY KEY (student_id, school_id, day, half),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX half_days_school_day ON half_days (school_id, day);

-- Proportions are kept in millionths, rounded down: comparisons with whole numbers stay exact, and integers are
-- compared by operators that may reach an index under a policy.
CREATE TABLE month_counters (
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    raw int NOT NULL,
    proportional int NOT NULL,
    complete int NOT NULL,
    firm_raw int NOT NULL,
    firm_proportional int NOT NULL,
    firm_complete int NOT NULL,
    missing_rolls int NOT NULL,
    -- the fullest 30 days among those that end on a half-day of this month that counts
    rolling_raw int NOT NULL,
    rolling_proportional int NOT NULL,
    rolling_complete int NOT NULL,
    -- the greater of what the school watches
    reach_raw int NOT NULL,
    reach_proportional int NOT NULL,
    reach_complete int NOT NULL,
    PRIMARY KEY (student_id, school_id, month),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX month_counters_complete ON month_counters (school_id, month, reach_complete) WHERE reach_complete >= 3;
CREATE INDEX month_counters_raw ON month_counters (school_id, month, reach_raw) WHERE reach_raw >= 3;
CREATE INDEX month_counters_proportional ON month_counters (school_id, month, reach_proportional)
    WHERE reach_proportional >= 3000000;

-- One row per crossing, never deleted: closed when the facts go back, a new one when they return.
CREATE TABLE attendance_alerts (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    month date NOT NULL,
    threshold int NOT NULL CHECK (threshold IN (3, 4, 10)),
    counted_as text NOT NULL CHECK (counted_as IN ('raw', 'proportional', 'complete')),
    "window" text NOT NULL CHECK ("window" IN ('calendar_month', 'rolling_30_days')),
    period_first date NOT NULL,
    crossed_on date NOT NULL,
    crossed_half text NOT NULL CHECK (crossed_half IN ('am', 'pm')),
    known_at timestamptz NOT NULL,
    closed_at timestamptz,
    set_aside_at timestamptz,
    set_aside_by uuid,
    set_aside_reason text,
    set_aside_until date,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE UNIQUE INDEX attendance_alerts_open ON attendance_alerts (student_id, school_id, month, threshold)
    WHERE closed_at IS NULL;
CREATE INDEX attendance_alerts_month ON attendance_alerts (school_id, month, threshold);
"""

COMMUNICATION = """
CREATE TABLE contact_attempts (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    -- the day of the absence that is spoken of
    about_day date NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('absence_notice', 'reason_invitation', 'other')),
    channel text NOT NULL CHECK (channel IN ('call', 'sms', 'email', 'letter', 'meeting')),
    result text NOT NULL CHECK (result IN ('answered', 'voice_mail', 'wrong_number', 'will_call_back', 'message_left',
                                           'queued', 'sent', 'undeliverable', 'uncertain')),
    guardian_id uuid,
    by uuid NOT NULL,
    at timestamptz NOT NULL,
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 140),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX contact_attempts_student ON contact_attempts (student_id, about_day);
CREATE INDEX contact_attempts_school_day ON contact_attempts (school_id, about_day);
"""

APPENDED = "SELECT, INSERT"
# A unit to which a pupil of the school was referred reads its rolls too: a count that cannot say which were missing
# would not be the same count. Rolls hold no pupil.
LINKED_ROLLS = f"""
CREATE POLICY linked ON roll_calls FOR SELECT TO raccroche_app USING (EXISTS (
    SELECT FROM person_links l WHERE l.school_id = roll_calls.school_id AND l.unit_id IN ({ACTOR_UNITS})))
"""


def upgrade() -> None:
    for sql in (FACTS, DERIVED, COMMUNICATION):
        run(sql)
    lines = unit_wall("roll_calls", unit="school_id")
    lines += school_wall("absence_entries", grants=f"{APPENDED}, UPDATE (voided_at, voided_by, voided_because)")
    lines += school_wall("absence_judgements", grants=APPENDED)
    lines += school_wall("contact_attempts", grants=f"{APPENDED}, UPDATE (result)")
    lines += school_wall("half_days", grants="SELECT, INSERT, UPDATE, DELETE")
    lines += school_wall("month_counters", grants="SELECT, INSERT, UPDATE, DELETE")
    lines += school_wall("attendance_alerts")
    lines.append(LINKED_ROLLS)
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    for table in (
        "contact_attempts", "attendance_alerts", "month_counters", "half_days", "absence_judgements",
        "absence_entries", "roll_calls",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
    op.execute("ALTER TABLE classes DROP CONSTRAINT classes_of_school")
