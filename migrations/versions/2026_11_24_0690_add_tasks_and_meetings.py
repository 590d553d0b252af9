"""Add dated tasks with an owner or a function, prevention groups, their meetings, and notes sealed by profession.

`unit_id` is a school, later a platform: the same engine serves both. What a social worker or a nurse writes stands in a
table of its own, whose policy asks the role of the account itself: no filter of the application opens it.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, unit_wall

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# `school_id` and `label` are what other areas read; the code of the release before writes `unit_id` and `what`.
TASKS = """
ALTER TABLE tasks ALTER COLUMN owner_id DROP NOT NULL;
ALTER TABLE tasks
    ADD COLUMN school_id uuid GENERATED ALWAYS AS (unit_id) STORED,
    ADD COLUMN label text GENERATED ALWAYS AS (what) STORED,
    ADD COLUMN owner_role text,
    ADD COLUMN kind text NOT NULL DEFAULT 'other',
    ADD COLUMN origin_kind text NOT NULL DEFAULT 'by_hand' CHECK (origin_kind IN
        ('meeting_review', 'early_warning', 'signal', 'support_plan', 'departure', 'orientation', 'by_hand')),
    ADD COLUMN origin_id uuid,
    ADD COLUMN done_by uuid,
    ADD COLUMN cancelled_at timestamptz,
    ADD COLUMN cancelled_by uuid,
    ADD COLUMN outcome text,
    ADD COLUMN reminded_at timestamptz,
    ADD CONSTRAINT tasks_somebody CHECK (owner_id IS NOT NULL OR owner_role IS NOT NULL),
    ADD CONSTRAINT tasks_settled_once CHECK (done_at IS NULL OR cancelled_at IS NULL),
    ADD CONSTRAINT tasks_origin CHECK ((origin_kind = 'by_hand') = (origin_id IS NULL)),
    ADD CONSTRAINT tasks_unit UNIQUE (id, unit_id);
CREATE INDEX tasks_unit_due ON tasks (unit_id, due_on) WHERE done_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX tasks_student ON tasks (student_id, unit_id) WHERE student_id IS NOT NULL;
CREATE INDEX tasks_from ON tasks (origin_id) WHERE origin_id IS NOT NULL;

-- Who had it before, who was reminded, what came of it: never changed.
CREATE TABLE task_changes (
    id uuid PRIMARY KEY,
    task_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    at timestamptz NOT NULL,
    by uuid NOT NULL,
    what text NOT NULL CHECK (what IN ('added', 'reassigned', 'postponed', 'reminded', 'done', 'not_done', 'reopened')),
    owner_id uuid,
    owner_role text,
    due_on date,
    outcome text,
    FOREIGN KEY (task_id, unit_id) REFERENCES tasks (id, unit_id)
);
CREATE INDEX task_changes_task ON task_changes (task_id, at);
"""

MEETINGS = """
CREATE TABLE prevention_groups (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    kind text NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    -- a free calendar: no text gives a frequency
    first_on date,
    every_weeks int CHECK (every_weeks BETWEEN 1 AND 12),
    starts_at time NOT NULL DEFAULT '14:00',
    planned_minutes int NOT NULL DEFAULT 60 CHECK (planned_minutes BETWEEN 5 AND 480),
    place text NOT NULL DEFAULT '',
    ended_on date,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, unit_id)
);
CREATE INDEX prevention_groups_unit ON prevention_groups (unit_id) WHERE ended_on IS NULL;

CREATE TABLE prevention_group_members (
    group_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts,
    part text NOT NULL,
    since date NOT NULL,
    PRIMARY KEY (group_id, account_id),
    FOREIGN KEY (group_id, unit_id) REFERENCES prevention_groups (id, unit_id)
);
CREATE INDEX prevention_group_members_account ON prevention_group_members (account_id);

CREATE TABLE meetings (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    school_id uuid GENERATED ALWAYS AS (unit_id) STORED,
    group_id uuid,
    kind text NOT NULL CHECK (kind IN ('gpds', 'equipe_educative', 'commission_educative', 'cto')),
    held_on date NOT NULL,
    starts_at time NOT NULL,
    planned_minutes int NOT NULL CHECK (planned_minutes BETWEEN 5 AND 480),
    place text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'closed', 'cancelled')),
    postponed_from date,
    opened_at timestamptz,
    closed_at timestamptz,
    closed_by uuid,
    agenda_sent_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, unit_id),
    FOREIGN KEY (group_id, unit_id) REFERENCES prevention_groups (id, unit_id),
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX meetings_unit ON meetings (unit_id, held_on);
CREATE UNIQUE INDEX meetings_one_a_day ON meetings (group_id, held_on) WHERE group_id IS NOT NULL AND state <> 'cancelled';

-- A colleague by account, or a partner by function alone (no name of an outsider is kept).
CREATE TABLE meeting_participants (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    account_id uuid REFERENCES accounts,
    outsider text NOT NULL DEFAULT '',
    part text NOT NULL,
    presence text NOT NULL DEFAULT 'expected' CHECK (presence IN ('expected', 'present', 'excused', 'absent')),
    UNIQUE (meeting_id, account_id),
    FOREIGN KEY (meeting_id, unit_id) REFERENCES meetings (id, unit_id),
    CHECK ((account_id IS NULL) = (outsider <> ''))
);
CREATE INDEX meeting_participants_account ON meeting_participants (account_id);

CREATE TABLE meeting_items (
    id uuid PRIMARY KEY,
    meeting_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    school_id uuid GENERATED ALWAYS AS (unit_id) STORED,
    student_id uuid,
    subject text NOT NULL DEFAULT '',
    position int NOT NULL CHECK (position > 0),
    minutes int NOT NULL DEFAULT 6 CHECK (minutes BETWEEN 1 AND 120),
    origin_kind text NOT NULL,
    origin_id uuid,
    why text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'to_see' CHECK (state IN ('to_see', 'current', 'seen', 'postponed')),
    findings text[] NOT NULL DEFAULT '{}',
    fact text NOT NULL DEFAULT '' CHECK (length(fact) <= 140),
    decision text,
    owner_id uuid REFERENCES accounts,
    owner_role text,
    due_on date,
    next_review_on date,
    decided_at timestamptz,
    decided_by uuid,
    task_id uuid,
    plan_id uuid,
    -- the step of an attendance case that this point proves
    case_id uuid REFERENCES attendance_cases,
    editing_by uuid,
    editing_since timestamptz,
    version int NOT NULL DEFAULT 1,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL,
    UNIQUE (id, unit_id),
    UNIQUE (id, student_id, unit_id),
    UNIQUE (meeting_id, position) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (meeting_id, unit_id) REFERENCES meetings (id, unit_id),
    FOREIGN KEY (student_id, unit_id) REFERENCES school_students (student_id, school_id),
    CHECK ((student_id IS NULL) = (subject <> '')),
    CHECK (decision IS NULL OR decided_at IS NOT NULL),
    -- somebody, by a day: unless nothing was decided
    CHECK (decision IS NULL OR decision = 'nothing' OR (due_on IS NOT NULL AND (owner_id IS NOT NULL OR owner_role IS NOT NULL)))
);
CREATE UNIQUE INDEX meeting_items_one_a_pupil ON meeting_items (meeting_id, student_id) WHERE student_id IS NOT NULL;
CREATE INDEX meeting_items_student ON meeting_items (student_id, unit_id);
CREATE INDEX meeting_items_review ON meeting_items (unit_id, next_review_on) WHERE next_review_on IS NOT NULL;

-- Several reasons may bring the same pupil: the decision settles each.
CREATE TABLE meeting_item_origins (
    item_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    origin_kind text NOT NULL,
    origin_id uuid NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (item_id, origin_kind, origin_id),
    FOREIGN KEY (item_id, unit_id) REFERENCES meeting_items (id, unit_id)
);
CREATE INDEX meeting_item_origins_from ON meeting_item_origins (origin_id);

-- « Inviter pour ce point »
CREATE TABLE meeting_item_guests (
    item_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts,
    invited_by uuid NOT NULL,
    invited_at timestamptz NOT NULL,
    PRIMARY KEY (item_id, account_id),
    FOREIGN KEY (item_id, unit_id) REFERENCES meeting_items (id, unit_id)
);
CREATE INDEX meeting_item_guests_account ON meeting_item_guests (account_id);
"""

# Everybody in the meeting sees that a note exists, whose and since when. Its words are here only when they are for all.
NOTES = """
CREATE TABLE meeting_notes (
    id uuid PRIMARY KEY,
    item_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    student_id uuid NOT NULL,
    level text NOT NULL CHECK (level IN ('educational', 'social', 'health')),
    body text NOT NULL DEFAULT '' CHECK (length(body) <= 1000),
    written_by uuid NOT NULL REFERENCES accounts,
    written_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    UNIQUE (id, unit_id, level),
    FOREIGN KEY (item_id, student_id, unit_id) REFERENCES meeting_items (id, student_id, unit_id),
    CHECK ((level = 'educational') = (body <> ''))
);
CREATE INDEX meeting_notes_item ON meeting_notes (item_id);

CREATE TABLE sealed_notes (
    note_id uuid PRIMARY KEY,
    unit_id uuid NOT NULL,
    student_id uuid NOT NULL,
    level text NOT NULL CHECK (level IN ('social', 'health')),
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
    FOREIGN KEY (note_id, unit_id, level) REFERENCES meeting_notes (id, unit_id, level)
);
"""

# The profession is read from the account, not from a setting that a forgotten line could change.
PROFESSION = """
    (level = 'social' AND (SELECT a.role FROM accounts a WHERE a.id = (SELECT app_actor())) = 'social_worker')
    OR (level = 'health' AND (SELECT a.role FROM accounts a WHERE a.id = (SELECT app_actor())) = 'nurse')
""".strip()

SEALED = (
    "ALTER TABLE sealed_notes ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE sealed_notes FORCE ROW LEVEL SECURITY",
    "CREATE POLICY jobs ON sealed_notes TO raccroche_jobs USING (true)",
    "CREATE POLICY owner ON sealed_notes TO raccroche_owner USING (true)",
    f"CREATE POLICY profession ON sealed_notes TO raccroche_app USING (unit_id IN ({ACTOR_UNITS}) AND ({PROFESSION}))",
    "GRANT SELECT, INSERT, UPDATE (body) ON sealed_notes TO raccroche_app",
    # jobs may end a note at the end of its time, and never read one
    "GRANT SELECT (note_id, unit_id, student_id), DELETE ON sealed_notes TO raccroche_jobs",
)

WALLED = {
    "task_changes": "SELECT, INSERT",
    "prevention_groups": "SELECT, INSERT, UPDATE",
    "prevention_group_members": "SELECT, INSERT, UPDATE, DELETE",
    "meetings": "SELECT, INSERT, UPDATE",
    "meeting_participants": "SELECT, INSERT, UPDATE, DELETE",
    "meeting_items": "SELECT, INSERT, UPDATE, DELETE",
    "meeting_item_origins": "SELECT, INSERT, DELETE",
    "meeting_item_guests": "SELECT, INSERT, DELETE",
    "meeting_notes": "SELECT, INSERT, UPDATE",
}


def upgrade() -> None:
    for sql in (TASKS, MEETINGS, NOTES):
        run(sql)
    for table, grants in WALLED.items():
        for line in unit_wall(table, grants=grants):
            op.execute(line)
    for line in SEALED:
        op.execute(line)


def downgrade() -> None:
    for table in ("sealed_notes", *reversed(WALLED)):
        op.execute(f"DROP TABLE {table}")
    op.execute("ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY")
    op.execute("DELETE FROM tasks WHERE owner_id IS NULL")
    op.execute("ALTER TABLE tasks FORCE ROW LEVEL SECURITY")
    op.execute("DROP INDEX tasks_unit_due, tasks_student, tasks_from")
    op.execute("""ALTER TABLE tasks DROP CONSTRAINT tasks_somebody, DROP CONSTRAINT tasks_settled_once,
        DROP CONSTRAINT tasks_origin, DROP CONSTRAINT tasks_unit, ALTER COLUMN owner_id SET NOT NULL,
        DROP COLUMN school_id, DROP COLUMN label, DROP COLUMN owner_role, DROP COLUMN kind, DROP COLUMN origin_kind,
        DROP COLUMN origin_id, DROP COLUMN done_by, DROP COLUMN cancelled_at, DROP COLUMN cancelled_by,
        DROP COLUMN outcome, DROP COLUMN reminded_at""")
