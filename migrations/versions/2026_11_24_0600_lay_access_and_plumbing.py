"""Lay access and plumbing: units, accounts, sessions, journal, queue, idempotency, files, progress."""

from pathlib import Path

from alembic import op

from migrations.statements import run
from migrations.walls import open_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ACCESS = """
GRANT USAGE ON SCHEMA public TO raccroche_app, raccroche_jobs;

CREATE FUNCTION app_actor() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('app.actor', true), '')::uuid $$;

-- The accent-free form of a name: the same fold as domain/imports/names.py, without ICU; blanks are spelt out, since what is a blank
-- depends on the locale.
CREATE FUNCTION fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT btrim(regexp_replace(
        replace(replace(regexp_replace(normalize(lower(t), NFD), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'),
        '[-‐‑''’.[:space:]\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) $$;

CREATE TABLE units (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('school', 'circonscription', 'dsden', 'academy', 'draaf', 'platform', 'cio', 'organisation')),
    name text NOT NULL,
    department_code text,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    email text NOT NULL CHECK (email = lower(email)),
    display_name text NOT NULL,
    role text NOT NULL,
    job_title text NOT NULL DEFAULT '',
    own_classes_only boolean NOT NULL DEFAULT false,
    password_hash text,
    totp_secret text,
    totp_pending_secret text,
    totp_confirmed_at timestamptz,
    totp_last_step bigint,
    rescue_codes text[] NOT NULL DEFAULT '{}',
    oidc_subject text UNIQUE,
    preferences jsonb NOT NULL DEFAULT '{}',
    generation int NOT NULL DEFAULT 1,
    valid_until date,
    disabled_at timestamptz,
    last_signed_in_at timestamptz,
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX accounts_email ON accounts (email);

-- Who stands where. Policies read only this table and person_links; it holds ids and has no policy of its own.
CREATE TABLE actor_units (
    actor_id uuid NOT NULL REFERENCES accounts,
    unit_id uuid NOT NULL REFERENCES units,
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (actor_id, unit_id)
);
CREATE INDEX actor_units_unit ON actor_units (unit_id);

CREATE TABLE refresh_tokens (
    id uuid PRIMARY KEY,
    family_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts,
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    replaced_at timestamptz,
    revoked_at timestamptz,
    shared_computer boolean NOT NULL DEFAULT false,
    locked_at timestamptz,
    user_agent text NOT NULL DEFAULT ''
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_account ON refresh_tokens (account_id);

CREATE TABLE invitations (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset')),
    -- The worker makes the token when it writes the mail: it stands in no queue and no table, only its hash does.
    token_hash bytea UNIQUE,
    invited_by uuid REFERENCES accounts,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX invitations_account ON invitations (account_id);

-- Asked for by anyone: the worker alone looks whether the address has an account, so that the answer cannot tell.
CREATE TABLE password_reset_requests (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    created_at timestamptz NOT NULL
);

-- Browsers where a person has signed in before: the mistakes of others never lock them out there.
CREATE TABLE known_devices (
    device_hash bytea NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts,
    since timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (device_hash, account_id)
);
CREATE INDEX known_devices_account ON known_devices (account_id);

-- Between the password and the one-time code: five minutes, one use.
CREATE TABLE sign_in_challenges (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    purpose text NOT NULL CHECK (purpose IN ('code', 'enrolment')),
    expires_at timestamptz NOT NULL
);

CREATE TABLE oidc_sign_ins (
    state text PRIMARY KEY,
    nonce text NOT NULL,
    code_verifier text NOT NULL,
    return_to text NOT NULL DEFAULT '/',
    created_at timestamptz NOT NULL
);

-- Counters of attempts: lost with a crash, which costs an attacker nothing and us nothing.
CREATE UNLOGGED TABLE attempt_counters (
    bucket text PRIMARY KEY,
    attempts int NOT NULL,
    window_started_at timestamptz NOT NULL
);
"""

JOURNAL = """
CREATE TABLE journal (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    act_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    actor_role text NOT NULL,
    operation text NOT NULL,
    access text NOT NULL CHECK (access IN ('read', 'write', 'list', 'export')),
    student_id uuid,
    school_id uuid,
    fields_class text NOT NULL DEFAULT '',
    detail jsonb NOT NULL DEFAULT '{}',
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (at, id)
) PARTITION BY RANGE (at);
CREATE TABLE journal_default PARTITION OF journal DEFAULT;
CREATE INDEX journal_student ON journal (student_id, at);
CREATE INDEX journal_act ON journal (act_id);
ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal FORCE ROW LEVEL SECURITY;
CREATE POLICY own_acts ON journal FOR INSERT TO raccroche_app WITH CHECK (actor_id = (SELECT app_actor()));
-- Read by who acted, by who stands in the school concerned, and by the DPO (whose role the first wall checks).
CREATE POLICY perimeter ON journal FOR SELECT TO raccroche_app USING (
    actor_id = (SELECT app_actor())
    OR school_id IN (SELECT u.unit_id FROM actor_units u WHERE u.actor_id = (SELECT app_actor())));
CREATE POLICY jobs_read ON journal FOR SELECT TO raccroche_jobs USING (true);
CREATE POLICY jobs_write ON journal FOR INSERT TO raccroche_jobs WITH CHECK (true);
CREATE POLICY owner ON journal TO raccroche_owner USING (true);
GRANT SELECT, INSERT ON journal TO raccroche_app, raccroche_jobs;
"""

PLUMBING = """
CREATE TABLE effects (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    ids jsonb NOT NULL,
    act_id uuid NOT NULL,
    -- uncertain: a message was being sent when the worker died; nobody knows whether it left.
    state text NOT NULL CHECK (state IN ('queued', 'done', 'failed', 'uncertain')),
    attempts int NOT NULL DEFAULT 0,
    error text,
    sending_since timestamptz,
    created_at timestamptz NOT NULL,
    settled_at timestamptz
);
CREATE INDEX effects_unsettled ON effects (created_at) WHERE state <> 'done';
GRANT INSERT ON effects TO raccroche_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON effects TO raccroche_jobs;

CREATE TABLE idempotency_keys (
    actor_id uuid NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status int,
    body bytea,
    etag text,
    at timestamptz NOT NULL,
    PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_keys_at ON idempotency_keys (at);
GRANT SELECT, INSERT, UPDATE ON idempotency_keys TO raccroche_app;
GRANT SELECT, DELETE ON idempotency_keys TO raccroche_jobs;

-- Progress of long work, written on its own connection: inside the work's transaction nobody would see it.
CREATE TABLE job_progress (
    job_id uuid PRIMARY KEY,
    done bigint NOT NULL DEFAULT 0,
    total bigint,
    message text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
    updated_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON job_progress TO raccroche_app, raccroche_jobs;

GRANT USAGE ON SCHEMA queue TO raccroche_app, raccroche_jobs;
GRANT SELECT, INSERT ON queue.pgqueuer TO raccroche_app;
GRANT INSERT ON queue.pgqueuer_log TO raccroche_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA queue TO raccroche_app, raccroche_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA queue TO raccroche_jobs;
"""


def upgrade() -> None:
    queue = (Path(__file__).parent.parent / "sql" / "queue.sql").read_text()
    for sql in (ACCESS, JOURNAL, queue, PLUMBING):
        run(sql)
    for table in (
        "units",
        "actor_units",
        "accounts",
        "refresh_tokens",
        "invitations",
        "password_reset_requests",
        "known_devices",
        "sign_in_challenges",
        "oidc_sign_ins",
        "attempt_counters",
    ):
        for line in open_table(table, app="SELECT, INSERT, UPDATE, DELETE"):
            op.execute(line)


def downgrade() -> None:
    for table in (
        "job_progress", "idempotency_keys", "effects", "journal", "attempt_counters", "oidc_sign_ins", "sign_in_challenges",
        "known_devices", "password_reset_requests", "invitations", "refresh_tokens", "actor_units", "accounts", "units",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
    op.execute("DROP SCHEMA queue CASCADE")
    op.execute("DROP FUNCTION fold(text)")
    op.execute("DROP FUNCTION app_actor()")
