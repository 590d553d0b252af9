"""Add orientation (activities, wishes to assignment, calls) and departures (steps, contacts, hand-overs to a platform).

The state of a departure is the end of a recorded step, and every step starts where the last one ended.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import open_table, school_wall

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ORIENTATION = """
-- What a school year knows of its orientation: when the results are expected, whether families have the last word.
CREATE TABLE orientation_years (
    school_id uuid NOT NULL REFERENCES schools,
    school_year int NOT NULL,
    results_expected_on date,
    results_received_on date,
    -- the decision that lets this school take part in the experiment of décret 2014-6: its reference, and its days
    last_word_reference text,
    last_word_from date,
    last_word_to date,
    version int NOT NULL DEFAULT 1,
    set_by uuid NOT NULL REFERENCES accounts,
    set_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, school_year),
    CHECK ((last_word_reference IS NULL) = (last_word_from IS NULL)),
    CHECK ((last_word_reference IS NULL) = (last_word_to IS NULL)),
    CHECK (last_word_to >= last_word_from)
);

CREATE TABLE orientation_activities (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    title text NOT NULL CHECK (length(title) BETWEEN 3 AND 140),
    finding text NOT NULL DEFAULT '' CHECK (length(finding) <= 400),
    recorded_by uuid NOT NULL REFERENCES accounts,
    recorded_at timestamptz NOT NULL,
    removed_at timestamptz,
    removed_by uuid REFERENCES accounts,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX orientation_activities_student ON orientation_activities (student_id, school_id, held_on);

CREATE TABLE orientation_result_imports (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL REFERENCES schools,
    school_year int NOT NULL,
    file_name text NOT NULL,
    file_sha256 text NOT NULL CHECK (length(file_sha256) = 64),
    line_count int NOT NULL,
    applied_count int NOT NULL,
    unchanged_count int NOT NULL,
    applied_by uuid NOT NULL REFERENCES accounts,
    applied_at timestamptz NOT NULL
);
CREATE INDEX orientation_result_imports_school ON orientation_result_imports (school_id, applied_at);

-- One pupil, one school year: from the wishes to the assignment, and to who calls when there is none.
CREATE TABLE orientation_files (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    school_year int NOT NULL,
    state text NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'wished', 'proposed', 'contested', 'decided', 'assigned', 'not_assigned')),
    step int NOT NULL DEFAULT 0 CHECK (step >= 0),
    version int NOT NULL DEFAULT 1,
    no_wish_confirmed_on date,
    decision_rule text CHECK (decision_rule IN ('head_decides', 'last_word')),
    decided_by text CHECK (decided_by IN ('family', 'head', 'appeal')),
    decided_on date,
    assignment_state text NOT NULL DEFAULT 'pending'
        CHECK (assignment_state IN ('pending', 'assigned', 'waiting_list', 'none')),
    assigned_on date,
    assigned_formation text,
    assigned_school text,
    result_import_id uuid REFERENCES orientation_result_imports,
    without_solution_since date,
    solution_kind text,
    solution_on date,
    owner_id uuid REFERENCES accounts,
    owner_role text,
    called_by uuid REFERENCES accounts,
    called_at timestamptz,
    next_call_on date,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    last_step int GENERATED ALWAYS AS (nullif(step, 0)) STORED,
    UNIQUE (student_id, school_id, school_year),
    UNIQUE (id, student_id, school_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    CHECK (step > 0 OR state = 'open'),
    CHECK ((assignment_state = 'pending') = (assigned_on IS NULL)),
    CHECK (assignment_state <> 'assigned' OR assigned_formation IS NOT NULL),
    CHECK ((solution_kind IS NULL) = (solution_on IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_on IS NULL))
);
CREATE INDEX orientation_files_school ON orientation_files (school_id, school_year);
CREATE INDEX orientation_files_without ON orientation_files (school_id, without_solution_since)
    WHERE without_solution_since IS NOT NULL;

CREATE TABLE orientation_steps (
    file_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    step int NOT NULL CHECK (step > 0),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    actor_role text NOT NULL,
    basis text NOT NULL,
    outcome text NOT NULL DEFAULT '',
    signed_by uuid[] NOT NULL DEFAULT '{}',
    act_id uuid NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (file_id, step),
    UNIQUE (file_id, step, target),
    CHECK (step > 1 OR source = 'open'),
    FOREIGN KEY (file_id, student_id, school_id) REFERENCES orientation_files (id, student_id, school_id),
    FOREIGN KEY (file_id, previous, source) REFERENCES orientation_steps (file_id, step, target)
);
ALTER TABLE orientation_files ADD CONSTRAINT orientation_files_state
    FOREIGN KEY (id, last_step, state) REFERENCES orientation_steps (file_id, step, target)
    DEFERRABLE INITIALLY DEFERRED;

-- What was wished, proposed and decided, each at its step, never rewritten.
CREATE TABLE orientation_wishes (
    file_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    step int NOT NULL,
    part text NOT NULL CHECK (part IN ('wish', 'proposal', 'decision')),
    rank int NOT NULL CHECK (rank BETWEEN 1 AND 15),
    level text NOT NULL,
    formation text NOT NULL CHECK (length(formation) BETWEEN 2 AND 140),
    wished_school text NOT NULL DEFAULT '',
    PRIMARY KEY (file_id, step, rank),
    FOREIGN KEY (file_id, student_id, school_id) REFERENCES orientation_files (id, student_id, school_id),
    FOREIGN KEY (file_id, step) REFERENCES orientation_steps
);
CREATE INDEX orientation_wishes_student ON orientation_wishes (student_id, school_id);

CREATE TABLE orientation_calls (
    id uuid PRIMARY KEY,
    file_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    called_at timestamptz NOT NULL,
    called_by uuid NOT NULL REFERENCES accounts,
    channel text NOT NULL,
    result text NOT NULL,
    next_step text NOT NULL,
    next_on date,
    task_id uuid,
    FOREIGN KEY (file_id, student_id, school_id) REFERENCES orientation_files (id, student_id, school_id)
);
CREATE INDEX orientation_calls_file ON orientation_calls (file_id, called_at);
"""

DEPARTURES = """
-- Which platform (PSAD) answers for a commune, a school or a département; dated, never rewritten.
CREATE TABLE platform_areas (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES units,
    department_code text NOT NULL,
    school_id uuid REFERENCES schools,
    postal_code text CHECK (postal_code ~ '^[0-9]{5}$'),
    city text,
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to >= valid_from),
    version int NOT NULL DEFAULT 1,
    set_by uuid NOT NULL REFERENCES accounts,
    set_at timestamptz NOT NULL,
    CHECK (num_nonnulls(school_id, postal_code) <= 1),
    CHECK (city IS NULL OR postal_code IS NOT NULL)
);
CREATE INDEX platform_areas_department ON platform_areas (department_code);

CREATE TABLE departures (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    school_year int NOT NULL,
    ground text NOT NULL CHECK (ground IN
        ('family_request', 'end_of_schooling', 'permanent_exclusion', 'disappearance', 'transfer')),
    state text NOT NULL DEFAULT 'new' CHECK (state IN
        ('new', 'to_clarify', 'preparing', 'left', 'settled', 'followed', 'returned', 'withdrawn')),
    step int NOT NULL DEFAULT 0 CHECK (step >= 0),
    version int NOT NULL DEFAULT 1,
    opened_on date NOT NULL,
    opened_by uuid REFERENCES accounts,
    import_id uuid REFERENCES imports ON DELETE SET NULL,
    -- what had to be proposed, received or sent before the pupil is struck off
    requested_on date,
    request_signed_by uuid[] NOT NULL DEFAULT '{}',
    request_signed_by_pupil boolean NOT NULL DEFAULT false,
    interview_on date,
    interview_outcome text CHECK (interview_outcome IN ('held', 'declined', 'no_answer')),
    alternatives text[] NOT NULL DEFAULT '{}',
    first_letter_on date,
    second_letter_on date,
    exclusion_decided_on date,
    exclusion_reference text,
    left_on date,
    destination_kind text,
    destination_name text NOT NULL DEFAULT '',
    destination_proof text CHECK (destination_proof IN
        ('enrolment_certificate', 'recognised_elsewhere', 'receiving_school', 'contract_seen')),
    destination_confirmed_on date,
    dsden_unit uuid REFERENCES units,
    dsden_informed_on date,
    dsden_received_on date,
    platform_unit uuid REFERENCES units,
    handed_over_on date,
    follow_up_due_on date,
    returned_on date,
    closed_on date,
    last_act_on date NOT NULL,
    last_step int GENERATED ALWAYS AS (nullif(step, 0)) STORED,
    UNIQUE (id, student_id, school_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    CHECK ((state = 'new') = (step = 0)),
    CHECK (state NOT IN ('left', 'settled', 'followed') OR left_on IS NOT NULL),
    CHECK (second_letter_on > first_letter_on),
    CHECK ((destination_confirmed_on IS NULL) = (destination_proof IS NULL)),
    CHECK ((platform_unit IS NULL) = (handed_over_on IS NULL)),
    CHECK ((dsden_unit IS NULL) = (dsden_informed_on IS NULL))
);
-- One departure under way for a pupil of a school.
CREATE UNIQUE INDEX departures_one_open ON departures (student_id, school_id)
    WHERE state NOT IN ('followed', 'returned', 'withdrawn');
CREATE INDEX departures_school ON departures (school_id, state);
CREATE INDEX departures_dsden ON departures (dsden_unit) WHERE dsden_unit IS NOT NULL;
CREATE INDEX departures_import ON departures (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE departure_steps (
    departure_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    step int NOT NULL CHECK (step > 0),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- nobody when an import or the clock took the step
    actor_id uuid,
    actor_role text,
    basis text NOT NULL,
    outcome text NOT NULL DEFAULT '',
    act_id uuid NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (departure_id, step),
    UNIQUE (departure_id, step, target),
    CHECK (step > 1 OR source = 'new'),
    FOREIGN KEY (departure_id, student_id, school_id) REFERENCES departures (id, student_id, school_id),
    FOREIGN KEY (departure_id, previous, source) REFERENCES departure_steps (departure_id, step, target)
);
ALTER TABLE departures ADD CONSTRAINT departures_state
    FOREIGN KEY (id, last_step, state) REFERENCES departure_steps (departure_id, step, target)
    DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE departure_contacts (
    id uuid PRIMARY KEY,
    departure_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    tried_at timestamptz NOT NULL,
    tried_by uuid NOT NULL REFERENCES accounts,
    channel text NOT NULL,
    result text NOT NULL,
    next_on date,
    FOREIGN KEY (departure_id, student_id, school_id) REFERENCES departures (id, student_id, school_id)
);
CREATE INDEX departure_contacts_departure ON departure_contacts (departure_id, tried_at);

CREATE TABLE departure_letters (
    departure_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    kind text NOT NULL,
    document_id uuid NOT NULL REFERENCES documents,
    written_on date NOT NULL,
    PRIMARY KEY (departure_id, document_id),
    FOREIGN KEY (departure_id, student_id, school_id) REFERENCES departures (id, student_id, school_id)
);

-- The seam with the platform: follow-ups are built upon these rows. One stands per departure until it is withdrawn.
CREATE TABLE platform_handovers (
    id uuid PRIMARY KEY,
    departure_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    platform_unit uuid NOT NULL REFERENCES units,
    handed_over_on date NOT NULL,
    handed_over_by uuid REFERENCES accounts,
    age smallint NOT NULL CHECK (age BETWEEN 16 AND 30),
    ground text NOT NULL,
    left_on date NOT NULL,
    received_at timestamptz,
    received_by uuid REFERENCES accounts,
    withdrawn_on date,
    withdrawn_reason text CHECK (withdrawn_reason IN ('returned', 'destination_confirmed', 'other_platform', 'mistake')),
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (departure_id, student_id, school_id) REFERENCES departures (id, student_id, school_id),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
);
CREATE UNIQUE INDEX platform_handovers_one ON platform_handovers (departure_id) WHERE withdrawn_on IS NULL;
CREATE INDEX platform_handovers_platform ON platform_handovers (platform_unit, handed_over_on);
"""

REASONS = "ALTER TABLE person_links DROP CONSTRAINT person_links_reason_check"
LINKED = (
    "ALTER TABLE person_links ADD CONSTRAINT person_links_reason_check CHECK (reason IN ({reasons}))"  # a closed list
)
BEFORE = "'enrolled', 'referred', 'visa'"
AFTER = f"{BEFORE}, 'departure', 'handed_over'"

BY_SCHOOL = (
    "orientation_activities", "orientation_files", "orientation_calls", "departures", "departure_contacts",
    "platform_handovers",
)  # fmt: skip
APPENDED = ("orientation_steps", "orientation_wishes", "departure_steps", "departure_letters")


def upgrade() -> None:
    run(ORIENTATION)
    run(DEPARTURES)
    op.execute(REASONS)
    op.execute(LINKED.format(reasons=AFTER))
    lines = [line for table in BY_SCHOOL for line in school_wall(table)]
    lines += [line for table in APPENDED for line in school_wall(table, grants="SELECT, INSERT")]
    lines += open_table("orientation_years", app="SELECT, INSERT, UPDATE")
    lines += open_table("orientation_result_imports", app="SELECT, INSERT")
    lines += open_table("platform_areas", app="SELECT, INSERT, UPDATE")
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    op.execute("DELETE FROM person_links WHERE reason IN ('departure', 'handed_over')")
    op.execute(REASONS)
    op.execute(LINKED.format(reasons=BEFORE))
    op.execute("ALTER TABLE departures DROP CONSTRAINT departures_state")
    op.execute("ALTER TABLE orientation_files DROP CONSTRAINT orientation_files_state")
    for table in (
        "platform_handovers", "departure_letters", "departure_contacts", "departure_steps", "departures",
        "platform_areas", "orientation_calls", "orientation_wishes", "orientation_steps", "orientation_files",
        "orientation_result_imports", "orientation_activities", "orientation_years",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
