"""Add documents as sent, their deliveries and the evidence of each, the batches of a day, letterheads.

Two shelves of the same shape: the ordinary one behind the school's wall, and the sealed one of an office alone (what
follows a referral to the prosecutor, RGPD art. 10), which no link opens. Views show both to whoever may see either.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, open_table, school_wall, unit_wall

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

LETTERHEADS = """
CREATE SEQUENCE document_numbers;

-- The model of an office: what its letters carry at the top, under the signature and in the last lines.
CREATE TABLE unit_letterheads (
    unit_id uuid PRIMARY KEY REFERENCES units,
    institution_lines text[] NOT NULL CHECK (cardinality(institution_lines) BETWEEN 1 AND 5),
    sender_name text NOT NULL CHECK (sender_name <> ''),
    address_lines text[] NOT NULL DEFAULT '{}',
    place text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    site text NOT NULL DEFAULT '',
    -- « le directeur académique des services de l'éducation nationale », as the sentences name it
    authority text NOT NULL DEFAULT '',
    authority_salutation text NOT NULL DEFAULT '',
    on_behalf text NOT NULL DEFAULT '',
    prepared_by text NOT NULL DEFAULT '',
    registered_acts boolean NOT NULL DEFAULT false,
    prosecutor_lines text[] NOT NULL DEFAULT '{}',
    controller text NOT NULL DEFAULT '',
    protection_contact text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 1,
    updated_by uuid NOT NULL,
    updated_at timestamptz NOT NULL
);

-- The letters of a day, printed together; its bytes go with the letters inside, so it belongs to its office alone.
CREATE TABLE letter_batches (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    day date NOT NULL,
    state text NOT NULL DEFAULT 'prepared' CHECK (state IN ('prepared', 'printed', 'posted', 'discarded')),
    letter_count int NOT NULL CHECK (letter_count >= 0),
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    byte_count int NOT NULL,
    prepared_by uuid NOT NULL REFERENCES accounts,
    prepared_at timestamptz NOT NULL,
    printed_at timestamptz,
    posted_at timestamptz,
    version int NOT NULL DEFAULT 1,
    UNIQUE (id, unit_id),
    CHECK (state = 'prepared' OR state = 'discarded' OR printed_at IS NOT NULL),
    CHECK (state <> 'posted' OR posted_at IS NOT NULL)
);
CREATE INDEX letter_batches_unit ON letter_batches (unit_id, day);
"""

# `letter` is what was printed, as data: the batch of the day is set from it, and a reader of the screen reads from it.
SHELF = """
CREATE TABLE {shelf}documents (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    case_id uuid,
    -- the link of the case's chain that this document carries out
    act_track text,
    act_number int,
    issuer_id uuid NOT NULL REFERENCES units,
    kind text NOT NULL,
    title text NOT NULL,
    reference text NOT NULL,
    written_on date NOT NULL,
    signed_by text NOT NULL,
    letter jsonb NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    byte_count int NOT NULL CHECK (byte_count > 0),
    rendered_from text NOT NULL,
    made_by_act uuid NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, student_id, school_id, issuer_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    FOREIGN KEY (case_id, student_id, school_id) REFERENCES attendance_cases (id, student_id, school_id)
);
CREATE INDEX {shelf}documents_student ON {shelf}documents (student_id, school_id, created_at);
CREATE INDEX {shelf}documents_case ON {shelf}documents (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX {shelf}documents_issuer ON {shelf}documents (issuer_id, created_at);

CREATE TABLE {shelf}deliveries (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    issuer_id uuid NOT NULL,
    guardian_ids uuid[] NOT NULL DEFAULT '{{}}',
    to_pupil boolean NOT NULL DEFAULT false,
    authority text,
    recipient text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('post', 'registered', 'mail', 'handed_over', 'online')),
    state text NOT NULL CHECK (state IN ('no_address', 'prepared', 'signed', 'printed', 'posted', 'sent', 'delivered',
                                         'returned', 'refused', 'unclaimed', 'uncertain', 'undeliverable')),
    cause text CHECK (cause IN ('unknown_recipient', 'wrong_address', 'access_problem', 'other')),
    registered_number text NOT NULL DEFAULT '',
    batch_id uuid,
    settled_on date,
    version int NOT NULL DEFAULT 1,
    UNIQUE (id, student_id, school_id, issuer_id),
    FOREIGN KEY (document_id, student_id, school_id, issuer_id)
        REFERENCES {shelf}documents (id, student_id, school_id, issuer_id),
    FOREIGN KEY (batch_id, issuer_id) REFERENCES letter_batches (id, unit_id),
    CHECK (state <> 'returned' OR cause IS NOT NULL),
    CHECK (registered_number = '' OR channel = 'registered')
);
CREATE INDEX {shelf}deliveries_document ON {shelf}deliveries (document_id);
CREATE INDEX {shelf}deliveries_issuer ON {shelf}deliveries (issuer_id, state);
CREATE INDEX {shelf}deliveries_batch ON {shelf}deliveries (batch_id) WHERE batch_id IS NOT NULL;
CREATE UNIQUE INDEX {shelf}deliveries_number ON {shelf}deliveries (issuer_id, registered_number)
    WHERE registered_number <> '';

-- The evidence: each thing that became of an envelope, the day it happened and the day it was written. Never changed.
CREATE TABLE {shelf}delivery_events (
    id uuid PRIMARY KEY,
    delivery_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    issuer_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    state text NOT NULL,
    cause text,
    registered_number text NOT NULL DEFAULT '',
    happened_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    UNIQUE (delivery_id, number),
    FOREIGN KEY (delivery_id, student_id, school_id, issuer_id)
        REFERENCES {shelf}deliveries (id, student_id, school_id, issuer_id)
);
"""

VIEWS = """
CREATE VIEW all_documents WITH (security_invoker = true) AS
    SELECT *, false AS sealed FROM documents UNION ALL SELECT *, true AS sealed FROM sealed_documents;
CREATE VIEW all_deliveries WITH (security_invoker = true) AS
    SELECT *, false AS sealed FROM deliveries UNION ALL SELECT *, true AS sealed FROM sealed_deliveries;
CREATE VIEW all_delivery_events WITH (security_invoker = true) AS
    SELECT *, false AS sealed FROM delivery_events UNION ALL SELECT *, true AS sealed FROM sealed_delivery_events;
GRANT SELECT ON all_documents, all_deliveries, all_delivery_events TO raccroche_app, raccroche_jobs;
GRANT USAGE ON SEQUENCE document_numbers TO raccroche_app, raccroche_jobs;
"""

MOVING = "state, channel, cause, registered_number, batch_id, settled_on, version"
BATCH_MOVING = "state, letter_count, content, sha256, byte_count, printed_at, posted_at, version"
TABLES = (("documents", "SELECT, INSERT"), ("deliveries", f"SELECT, INSERT, UPDATE ({MOVING})"),
          ("delivery_events", "SELECT, INSERT"))  # fmt: skip


def upgrade() -> None:
    run(LETTERHEADS)
    run(SHELF.format(shelf=""))
    run(SHELF.format(shelf="sealed_"))
    run(VIEWS)
    lines = open_table("unit_letterheads", app="SELECT, INSERT, UPDATE, DELETE")
    lines += unit_wall("letter_batches", grants=f"SELECT, INSERT, UPDATE ({BATCH_MOVING})")
    for table, grants in TABLES:
        lines += school_wall(table, grants=grants)
        # An office keeps what it wrote, even when the pupil's file is no longer open to it.
        lines.append(f"CREATE POLICY issuer ON {table} TO raccroche_app USING (issuer_id IN ({ACTOR_UNITS}))")
        lines += unit_wall(f"sealed_{table}", unit="issuer_id", grants=grants)
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    for view in ("all_delivery_events", "all_deliveries", "all_documents"):
        op.execute(f"DROP VIEW {view}")
    for shelf in ("sealed_", ""):
        for table in ("delivery_events", "deliveries", "documents"):
            op.execute(f"DROP TABLE {shelf}{table}")
    for table in ("letter_batches", "unit_letterheads"):
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP SEQUENCE document_numbers")
