"""Add signals and early warnings: what adults saw, what the rules found, what was done about it."""

from alembic import op

from migrations.statements import run
from migrations.walls import unit_wall

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SIGNALS = """
-- « Fiche de repérage »: objective observations and one dated fact; neither health nor family (CNIL, dispense n° 17).
CREATE TABLE signals (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL,
    student_id uuid NOT NULL,
    reported_by uuid NOT NULL REFERENCES accounts,
    reported_at timestamptz NOT NULL,
    observations text[] NOT NULL CHECK (cardinality(observations) > 0),
    fact text NOT NULL DEFAULT '' CHECK (length(fact) <= 200),
    since text NOT NULL CHECK (since IN ('today', 'this_week', 'a_month')),
    state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'read', 'on_agenda', 'decided', 'closed')),
    answer_due_on date NOT NULL,
    read_at timestamptz,
    read_by uuid REFERENCES accounts,
    meeting_id uuid,
    agenda_on date,
    decided_at timestamptz,
    decided_by uuid REFERENCES accounts,
    decision text,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    CHECK ((decided_at IS NULL) = (decision IS NULL)),
    CHECK ((state IN ('decided', 'closed')) = (decision IS NOT NULL))
);
CREATE INDEX signals_school ON signals (school_id, reported_at);
CREATE INDEX signals_student ON signals (student_id, reported_at);
CREATE INDEX signals_author ON signals (reported_by, reported_at);
"""

WARNINGS = """
-- One row per episode of a rule for a pupil: ended when it no longer holds, a new one when it returns.
CREATE TABLE early_warnings (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL,
    student_id uuid NOT NULL,
    rule text NOT NULL,
    level smallint NOT NULL CHECK (level IN (1, 2)),
    period_start date NOT NULL,
    period_end date NOT NULL CHECK (period_end >= period_start),
    "values" jsonb NOT NULL,
    first_seen_on date NOT NULL,
    last_seen_on date NOT NULL CHECK (last_seen_on >= first_seen_on),
    ended_on date,
    ended_because text CHECK (ended_because IN ('no_longer_holds', 'rule_off')),
    state text NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'taken', 'on_agenda', 'set_aside', 'false_alarm', 'ended')),
    state_changed_at timestamptz,
    state_changed_by uuid,
    set_aside_until date,
    set_aside_reason text,
    seen_at timestamptz,
    gesture_id uuid,
    decision text,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    CHECK ((ended_on IS NULL) = (ended_because IS NULL)),
    CHECK (state <> 'ended' OR ended_on IS NOT NULL),
    CHECK ((state = 'set_aside') <= (set_aside_until IS NOT NULL AND set_aside_reason IS NOT NULL))
);
CREATE UNIQUE INDEX early_warnings_live ON early_warnings (school_id, student_id, rule) WHERE ended_on IS NULL;
CREATE INDEX early_warnings_student ON early_warnings (student_id);
CREATE INDEX early_warnings_year ON early_warnings (school_id, rule, first_seen_on);

-- What a person did with the warnings of one pupil: kept, so that it can be undone and counted.
CREATE TABLE warning_gestures (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL,
    student_id uuid NOT NULL,
    name text NOT NULL CHECK (name IN ('take', 'put_on_agenda', 'set_aside', 'false_alarm')),
    warning_ids uuid[] NOT NULL CHECK (cardinality(warning_ids) > 0),
    states_before text[] NOT NULL,
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL REFERENCES accounts,
    task_id uuid,
    meeting_id uuid,
    undone_at timestamptz,
    undone_by uuid REFERENCES accounts,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX warning_gestures_student ON warning_gestures (student_id, made_at);

-- A count of pupils of one class, never who they are.
CREATE TABLE group_warnings (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL REFERENCES schools,
    class_id uuid NOT NULL REFERENCES classes,
    weekday smallint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    half text NOT NULL CHECK (half IN ('am', 'pm')),
    pupils int NOT NULL CHECK (pupils >= 5),
    dates int NOT NULL CHECK (dates >= 3),
    period_start date NOT NULL,
    period_end date NOT NULL,
    first_seen_on date NOT NULL,
    last_seen_on date NOT NULL,
    ended_on date
);
CREATE UNIQUE INDEX group_warnings_live ON group_warnings (school_id, class_id, weekday, half) WHERE ended_on IS NULL;
"""

SETTINGS = """
-- How many situations a school can really treat in a week: said by its CPE.
CREATE TABLE prevention_settings (
    school_id uuid PRIMARY KEY REFERENCES schools,
    capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 60),
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1
);

-- Rules that a school does not use: since when, why, on whose word; the row that ended stays.
CREATE TABLE warning_rule_switches (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL REFERENCES schools,
    rule text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('disabled', 'retired')),
    reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 200),
    off_since date NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL,
    on_again_on date,
    on_again_by uuid
);
CREATE UNIQUE INDEX warning_rule_switches_off ON warning_rule_switches (school_id, rule) WHERE on_again_on IS NULL;
"""

TABLES = (
    "signals", "early_warnings", "warning_gestures", "group_warnings", "prevention_settings", "warning_rule_switches",
)  # fmt: skip


def upgrade() -> None:
    """Rows of a school alone: a unit to which a pupil was referred sees none of them."""
    for sql in (SIGNALS, WARNINGS, SETTINGS):
        run(sql)
    for table in TABLES:
        for line in unit_wall(table, unit="school_id"):
            op.execute(line)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.execute(f"DROP TABLE {table}")
