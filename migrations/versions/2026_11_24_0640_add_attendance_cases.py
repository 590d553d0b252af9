"""Add attendance cases: two chains of steps, the DSDEN's compartment, delegations, parental support, snoozes, tasks.

A state exists only as the end of a recorded, legal step: every step starts where the last one ended, every triple
(source, name, target) is a row of `case_rules`, and the state of a case refers to the step that it ends.
"""

from alembic import op

from domain.attendance_cases.rules import case_rules
from migrations.statements import run
from migrations.walls import open_table, school_wall, unit_wall

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

RULES = """
CREATE TABLE case_rules (
    track text NOT NULL CHECK (track IN ('school', 'dsden', 'prosecutor')),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (track, source, name, target)
);

-- The arrêtés that let a person sign for the recteur or the DASEN.
CREATE TABLE signature_delegations (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    holder_id uuid NOT NULL REFERENCES accounts,
    reference text NOT NULL CHECK (reference <> ''),
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to >= valid_from),
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX signature_delegations_holder ON signature_delegations (holder_id);
CREATE INDEX signature_delegations_unit ON signature_delegations (unit_id);

-- The catalogue of parental support that a warning must name (L131-8).
CREATE TABLE department_support_services (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    name text NOT NULL CHECK (name <> ''),
    description text NOT NULL,
    address text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    opening text NOT NULL DEFAULT '',
    position int NOT NULL DEFAULT 0,
    ended_on date,
    version int NOT NULL DEFAULT 1
);
CREATE INDEX department_support_services_unit ON department_support_services (unit_id);
"""

CASES = """
CREATE TABLE attendance_cases (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    school_year int NOT NULL,
    opened_on date NOT NULL,
    opened_by uuid NOT NULL,
    degree text NOT NULL CHECK (degree IN ('primary', 'secondary')),
    sector text NOT NULL CHECK (sector IN ('public', 'private', 'agricultural')),
    -- who receives the referral: the DSDEN, the DRAAF for an agricultural school (R131-8)
    authority_id uuid REFERENCES units,
    school_state text NOT NULL DEFAULT 'open',
    school_step int NOT NULL DEFAULT 0 CHECK (school_step >= 0),
    dsden_state text NOT NULL DEFAULT 'none',
    dsden_step int NOT NULL DEFAULT 0 CHECK (dsden_step >= 0),
    version int NOT NULL DEFAULT 1,
    referent_id uuid REFERENCES accounts,
    close_reason text CHECK (close_reason IN
        ('attendance_restored', 'end_of_school_year', 'left_school', 'opened_in_error')),
    closed_on date,
    -- who is waited for, as the rules said at the last step: until a date, then somebody else
    waiting_for text NOT NULL DEFAULT 'school',
    waiting_since date NOT NULL,
    waiting_until date,
    waiting_then text NOT NULL DEFAULT 'school',
    review_on date,
    last_act_on date NOT NULL,
    last_school_step int GENERATED ALWAYS AS (nullif(school_step, 0)) STORED,
    last_dsden_step int GENERATED ALWAYS AS (nullif(dsden_step, 0)) STORED,
    UNIQUE (id, student_id, school_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    CHECK (school_step > 0 OR school_state = 'open'),
    CHECK (dsden_step > 0 OR dsden_state = 'none'),
    CHECK (version = 1 + school_step + dsden_step),
    CHECK ((school_state = 'closed') = (close_reason IS NOT NULL)),
    CHECK ((close_reason IS NULL) = (closed_on IS NULL))
);
-- One file a school year (R131-6); one opened by mistake does not stand in the way of the right one.
CREATE UNIQUE INDEX attendance_cases_one_a_year ON attendance_cases (student_id, school_id, school_year)
    WHERE close_reason IS DISTINCT FROM 'opened_in_error';
CREATE INDEX attendance_cases_school ON attendance_cases (school_id, school_year);
CREATE INDEX attendance_cases_authority ON attendance_cases (authority_id, school_year);
"""

# One chain a track. `sequence` is the version of the case after the step: the order of the steps of both tracks.
CHAIN = """
CREATE TABLE {track}_case_transitions (
    case_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    track text NOT NULL DEFAULT '{track}' CHECK (track = '{track}'),
    step int NOT NULL CHECK (step > 0),
    sequence int NOT NULL CHECK (sequence > 1),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    {columns},
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (case_id, step),
    UNIQUE (case_id, step, target),
    UNIQUE (case_id, sequence),
    CHECK (step > 1 OR source = '{first}'),
    FOREIGN KEY (case_id, student_id, school_id) REFERENCES attendance_cases (id, student_id, school_id),
    FOREIGN KEY (track, source, name, target) REFERENCES case_rules,
    FOREIGN KEY (case_id, previous, source) REFERENCES {track}_case_transitions (case_id, step, target)
);
ALTER TABLE attendance_cases ADD CONSTRAINT attendance_cases_{track}_state
    FOREIGN KEY (id, last_{track}_step, {track}_state) REFERENCES {track}_case_transitions (case_id, step, target)
    DEFERRABLE INITIALLY DEFERRED;
"""

ACT_COLUMNS = """
    did text NOT NULL,
    acted_on date NOT NULL,
    recorded_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id uuid,
    actor_role text,
    basis text NOT NULL,
    outcome text NOT NULL DEFAULT '',
    appointment_on date,
    appointment_at time,
    appointment_place text NOT NULL DEFAULT '',
    appointment_reception text NOT NULL DEFAULT '',
    due_on date,
    known_on date,
    known_count int,
    known_as text,
    known_first date,
    known_last date,
    addressees uuid[] NOT NULL DEFAULT '{}',
    codes text[] NOT NULL DEFAULT '{}',
    judgment text NOT NULL DEFAULT '',
    referent_id uuid REFERENCES accounts,
    taken_authority text,
    taken_reference text,
    delegation_id uuid REFERENCES signature_delegations,
    act_id uuid NOT NULL,
    CHECK ((actor_id IS NULL) = (actor_role IS NULL)),
    CHECK ((appointment_on IS NULL) = (appointment_at IS NULL)),
    CHECK ((known_on IS NULL) = (known_count IS NULL)),
    CHECK ((taken_authority IS NULL) = (taken_reference IS NULL))
""".strip()

# RGPD art. 10: three dates and who signed, kept by the DSDEN alone; no school, no list, no export knows of them.
COMPARTMENT = """
CREATE TABLE prosecutor_referrals (
    case_id uuid PRIMARY KEY REFERENCES attendance_cases,
    unit_id uuid NOT NULL REFERENCES units,
    state text NOT NULL DEFAULT 'none',
    step int NOT NULL DEFAULT 0 CHECK (step >= 0),
    referred_on date,
    guardians_informed_on date,
    proceedings_closed_on date,
    last_step int GENERATED ALWAYS AS (nullif(step, 0)) STORED,
    UNIQUE (case_id, unit_id),
    CHECK (step > 0 OR state = 'none')
);
CREATE TABLE prosecutor_case_transitions (
    case_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    track text NOT NULL DEFAULT 'prosecutor' CHECK (track = 'prosecutor'),
    step int NOT NULL CHECK (step > 0),
    -- the version of the case when it was taken: its place among the steps of the other tracks
    sequence int NOT NULL,
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    acted_on date NOT NULL,
    recorded_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    actor_role text NOT NULL,
    basis text NOT NULL,
    addressees uuid[] NOT NULL DEFAULT '{}',
    delegation_id uuid REFERENCES signature_delegations,
    act_id uuid NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (case_id, step),
    UNIQUE (case_id, step, target),
    CHECK (step > 1 OR source = 'none'),
    FOREIGN KEY (case_id, unit_id) REFERENCES prosecutor_referrals (case_id, unit_id),
    FOREIGN KEY (track, source, name, target) REFERENCES case_rules,
    FOREIGN KEY (case_id, previous, source) REFERENCES prosecutor_case_transitions (case_id, step, target)
);
ALTER TABLE prosecutor_referrals ADD CONSTRAINT prosecutor_referrals_state
    FOREIGN KEY (case_id, last_step, state) REFERENCES prosecutor_case_transitions (case_id, step, target)
    DEFERRABLE INITIALLY DEFERRED;
"""

WORK = """
-- « Reporter à… »: a row of the to-do list put off by one person, or by a role for its school.
CREATE TABLE work_item_snoozes (
    unit_id uuid NOT NULL REFERENCES units,
    actor_id uuid NOT NULL REFERENCES accounts,
    key text NOT NULL,
    until date NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (actor_id, key)
);
CREATE TABLE tasks (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    student_id uuid,
    what text NOT NULL CHECK (length(what) BETWEEN 3 AND 140),
    owner_id uuid NOT NULL REFERENCES accounts,
    due_on date,
    done_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    FOREIGN KEY (student_id, unit_id) REFERENCES school_students (student_id, school_id)
);
CREATE INDEX tasks_owner ON tasks (owner_id) WHERE done_at IS NULL;
"""

MOVING = (
    "version, school_state, school_step, dsden_state, dsden_step, referent_id, close_reason, closed_on, "
    "waiting_for, waiting_since, waiting_until, waiting_then, review_on, last_act_on, authority_id"
)
APPENDED = "SELECT, INSERT"


def upgrade() -> None:
    run(RULES)
    run(CASES)
    run(CHAIN.format(track="school", first="open", columns=ACT_COLUMNS))
    run(CHAIN.format(track="dsden", first="none", columns=ACT_COLUMNS))
    run(COMPARTMENT)
    run(WORK)
    for track, source, name, target in case_rules():
        op.execute(f"INSERT INTO case_rules VALUES ('{track}', '{source}', '{name}', '{target}')")
    lines = open_table("case_rules", jobs="SELECT")
    lines += school_wall("attendance_cases", grants=f"{APPENDED}, UPDATE ({MOVING})")
    lines += school_wall("school_case_transitions", grants=APPENDED)
    lines += school_wall("dsden_case_transitions", grants=APPENDED)
    lines += unit_wall(
        "prosecutor_referrals",
        grants=f"{APPENDED}, UPDATE (state, step, referred_on, guardians_informed_on, proceedings_closed_on)",
    )
    lines += unit_wall("prosecutor_case_transitions", grants=APPENDED)
    lines += unit_wall("signature_delegations")
    lines += unit_wall("department_support_services")
    lines += unit_wall("work_item_snoozes", grants="SELECT, INSERT, UPDATE, DELETE")
    lines += unit_wall("tasks")
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    op.execute("ALTER TABLE attendance_cases DROP CONSTRAINT attendance_cases_school_state")
    op.execute("ALTER TABLE attendance_cases DROP CONSTRAINT attendance_cases_dsden_state")
    op.execute("ALTER TABLE prosecutor_referrals DROP CONSTRAINT prosecutor_referrals_state")
    for table in (
        "tasks", "work_item_snoozes", "prosecutor_case_transitions", "prosecutor_referrals", "dsden_case_transitions",
        "school_case_transitions", "attendance_cases", "department_support_services", "signature_delegations",
        "case_rules",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
