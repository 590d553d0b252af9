"""Add imports: deposited files, their plans line by line, and what undoing needs."""

from alembic import op

from migrations.statements import run
from migrations.walls import unit_wall

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

IMPORTS = """
CREATE TABLE imports (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL REFERENCES schools,
    state text NOT NULL CHECK (state IN ('reading', 'mapping', 'refused', 'planned', 'blocked', 'applying', 'applied', 'undone', 'discarded')),
    version int NOT NULL DEFAULT 1,
    file_name text NOT NULL,
    file_sha256 text NOT NULL,
    school_year int NOT NULL,
    heads jsonb NOT NULL DEFAULT '[]',
    counts jsonb NOT NULL DEFAULT '{}',
    warnings jsonb NOT NULL DEFAULT '[]',
    problem jsonb,
    mapping_needed jsonb,
    mapping jsonb,
    expected_kind text,
    last_exported_at timestamp,
    motive text,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    applied_at timestamptz,
    undone_at timestamptz
);
CREATE INDEX imports_school ON imports (school_id, created_at DESC);

-- The file itself, never served, gone a week after.
CREATE TABLE import_files (
    import_id uuid PRIMARY KEY REFERENCES imports ON DELETE CASCADE,
    school_id uuid NOT NULL,
    content bytea NOT NULL,
    delete_after timestamptz NOT NULL
);

CREATE TABLE import_lines (
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    school_id uuid NOT NULL,
    id uuid NOT NULL,
    number int NOT NULL,
    subject text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('new', 'changed', 'gone', 'missing', 'look_alike', 'refused')),
    key text NOT NULL,
    title text NOT NULL DEFAULT '',
    student_id uuid,
    target_id uuid,
    before jsonb,
    after jsonb,
    changes jsonb NOT NULL DEFAULT '[]',
    extra jsonb NOT NULL DEFAULT '{}',
    content_hash bytea,
    refusal jsonb,
    remarks jsonb NOT NULL DEFAULT '[]',
    decision text CHECK (decision IN ('same', 'different', 'later')),
    PRIMARY KEY (import_id, id)
);
CREATE INDEX import_lines_outcome ON import_lines (import_id, subject, outcome, number);

-- The meaning a school once gave to its personalised headers.
CREATE TABLE import_mappings (
    school_id uuid NOT NULL REFERENCES schools,
    kind text NOT NULL,
    headers_hash text NOT NULL,
    mapping jsonb NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, kind, headers_hash)
);
"""

TABLES = ("import_mappings", "import_lines", "import_files", "imports")


def upgrade() -> None:
    run(IMPORTS)
    for table in TABLES:
        for line in unit_wall(table, unit="school_id", grants="SELECT, INSERT, UPDATE, DELETE"):
            op.execute(line)


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"DROP TABLE {table}")
