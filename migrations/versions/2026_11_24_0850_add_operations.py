"""Add operations: the worker's beat, back-ups and recounts, retention (rehearsals, holds, erasures), requests of persons."""

from alembic import op

from migrations.statements import run
from migrations.walls import open_table

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

STATUS = """
-- Readiness compares it with the release that asks.
GRANT SELECT ON alembic_version TO raccroche_app, raccroche_jobs;

-- Codes and ids, never a name: what the administrator's page counts and lists.
GRANT SELECT ON effects TO raccroche_app;
CREATE INDEX effects_failed ON effects (settled_at) WHERE state IN ('failed', 'uncertain');

-- Who works: lost with the server, written anew within seconds.
CREATE UNLOGGED TABLE worker_beats (
    worker text PRIMARY KEY,
    release text NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);

-- What is done for the service itself; `detail` holds counts, sizes and digests.
CREATE TABLE operation_runs (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('backup', 'recount', 'purge', 'restore')),
    state text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX operation_runs_latest ON operation_runs (kind, started_at DESC);

-- Totals over every school, for measurements: numbers pass the second wall, rows do not.
CREATE FUNCTION service_counts() RETURNS TABLE (subject text, state text, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS
    $$ SELECT 'imports', i.state, count(*) FROM imports i GROUP BY i.state
       UNION ALL SELECT 'deliveries', d.state, count(*) FROM deliveries d GROUP BY d.state $$;
REVOKE ALL ON FUNCTION service_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION service_counts() TO raccroche_app, raccroche_jobs;
"""

RETENTION = """
-- Why a record outlives its period: a reason in words, and an end.
CREATE TABLE legal_holds (
    id uuid PRIMARY KEY,
    record_class text NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    ends_on date NOT NULL,
    placed_by uuid NOT NULL REFERENCES accounts,
    placed_at timestamptz NOT NULL,
    lifted_by uuid REFERENCES accounts,
    lifted_at timestamptz,
    version int NOT NULL DEFAULT 1
);
CREATE INDEX legal_holds_person ON legal_holds (person_id);

-- A purge is rehearsed by the calendar, confirmed by a person, carried out by the worker.
CREATE TABLE purges (
    id uuid PRIMARY KEY,
    record_class text NOT NULL,
    state text NOT NULL CHECK (state IN ('rehearsed', 'confirmed', 'done', 'discarded')),
    as_of date NOT NULL,
    due int NOT NULL,
    held int NOT NULL,
    rehearsed_at timestamptz NOT NULL,
    confirmed_by uuid REFERENCES accounts,
    confirmed_at timestamptz,
    done_at timestamptz,
    erased jsonb NOT NULL DEFAULT '{}',
    version int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX purges_open ON purges (record_class) WHERE state IN ('rehearsed', 'confirmed');

-- What was erased, as digests of ids: enough to erase it again after a restore, not to know who it was.
CREATE TABLE erasure_journal (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    record_class text NOT NULL,
    digest bytea NOT NULL,
    UNIQUE (record_class, digest)
);

-- What a person asked for about their own data, and by when it must be answered.
CREATE TABLE person_requests (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('access', 'rectification')),
    person_id uuid NOT NULL,
    received_on date NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'answered', 'refused')),
    answered_at timestamptz,
    note text NOT NULL DEFAULT '',
    opened_by uuid NOT NULL REFERENCES accounts,
    opened_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1
);
"""

TABLES = ("person_requests", "erasure_journal", "purges", "legal_holds", "operation_runs", "worker_beats")
WRITTEN_BY_PEOPLE = ("person_requests", "purges", "legal_holds")


def upgrade() -> None:
    run(STATUS)
    run(RETENTION)
    for table in TABLES:
        app = "SELECT, INSERT, UPDATE" if table in WRITTEN_BY_PEOPLE else "SELECT"
        jobs = "SELECT, INSERT" if table == "erasure_journal" else "SELECT, INSERT, UPDATE, DELETE"
        for line in open_table(table, app=app, jobs=jobs):
            op.execute(line)


def downgrade() -> None:
    op.execute("DROP FUNCTION service_counts()")
    for table in TABLES:
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP INDEX effects_failed")
    op.execute("REVOKE SELECT ON effects FROM raccroche_app")
    op.execute("REVOKE SELECT ON alembic_version FROM raccroche_app, raccroche_jobs")
