"""Add partners: their kind, their machines and keys, what is told to them, what they report.

A machine is an account that nobody can sign in to by hand: so one statement loads it with its perimeter, both walls
hold, and the journal names it. At most two of its keys live at a time. The feed is ordered by transaction, so that a
reader below the horizon never misses a late commit.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, open_table, unit_wall

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

PARTNERS = """
CREATE TABLE partners (
    unit_id uuid PRIMARY KEY REFERENCES units,
    partner_type text NOT NULL CHECK (partner_type IN ('mission_locale', 'cio', 'e2c', 'epide', 'greta', 'cfa',
        'agricultural_school', 'civic_service', 'youth_information', 'region', 'department', 'other')),
    contact_name text NOT NULL DEFAULT '' CHECK (length(contact_name) <= 140),
    contact_email text NOT NULL DEFAULT '' CHECK (length(contact_email) <= 254),
    contact_phone text NOT NULL DEFAULT '' CHECK (length(contact_phone) <= 30),
    adviser_quota int NOT NULL DEFAULT 150 CHECK (adviser_quota BETWEEN 1 AND 5000),
    client_quota int NOT NULL DEFAULT 150 CHECK (client_quota BETWEEN 1 AND 5000),
    -- Where invented young people of a sandbox are; only that platform refers to it, and real ones do not see it.
    sandbox_platform uuid REFERENCES units,
    suspended_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
INSERT INTO partners (unit_id, partner_type, created_at)
    SELECT id, 'other', now() FROM units WHERE kind = 'organisation';

ALTER TABLE accounts ADD CONSTRAINT accounts_machines_have_no_password CHECK (role <> 'partner_client'
    OR (password_hash IS NULL AND totp_secret IS NULL AND oidc_subject IS NULL));

CREATE TABLE partner_clients (
    id uuid PRIMARY KEY REFERENCES accounts,
    unit_id uuid NOT NULL REFERENCES partners (unit_id),
    name text NOT NULL CHECK (length(name) BETWEEN 2 AND 100),
    scopes text[] NOT NULL CHECK (scopes <@ ARRAY['referrals:read', 'referrals:write', 'youths:write', 'webhooks:manage']
        AND cardinality(scopes) > 0),
    closed_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
CREATE INDEX partner_clients_unit ON partner_clients (unit_id);

CREATE TABLE partner_credentials (
    id uuid PRIMARY KEY,
    client_id uuid NOT NULL REFERENCES partner_clients,
    slot smallint NOT NULL CHECK (slot IN (1, 2)),
    kind text NOT NULL CHECK (kind IN ('secret', 'public_key')),
    secret_hash bytea,
    public_jwk jsonb,
    created_by uuid REFERENCES accounts,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at timestamptz,
    CHECK ((kind = 'secret') = (secret_hash IS NOT NULL)),
    CHECK ((kind = 'public_key') = (public_jwk IS NOT NULL))
);
-- Two live at most: each holds one of two places until it is revoked.
CREATE UNIQUE INDEX partner_credentials_two ON partner_credentials (client_id, slot) WHERE revoked_at IS NULL;
CREATE INDEX partner_credentials_client ON partner_credentials (client_id);

-- A signed assertion proves a client once.
CREATE TABLE spent_assertions (
    client_id uuid NOT NULL,
    jti_hash bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, jti_hash)
);
CREATE INDEX spent_assertions_expiry ON spent_assertions (expires_at);
"""

EXCHANGE = """
ALTER TABLE follow_up_referrals ADD COLUMN acknowledged_at timestamptz;
ALTER TABLE follow_up_referrals ADD COLUMN entered_on date;
ALTER TABLE follow_up_referrals ADD COLUMN exited_on date CHECK (exited_on >= entered_on);

-- Outlives what it names: a partner must be able to forget what it was told.
CREATE TABLE partner_changes (
    id uuid PRIMARY KEY,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    partner_unit uuid NOT NULL REFERENCES units,
    referral_id uuid NOT NULL,
    change text NOT NULL CHECK (change IN ('changed', 'deleted')),
    version int NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX partner_changes_feed ON partner_changes (partner_unit, xid, id);
CREATE INDEX partner_changes_at ON partner_changes (partner_unit, at);

CREATE TABLE partner_events (
    id uuid PRIMARY KEY,
    -- The order in which they came, which is that in which they are carried out.
    rank bigint GENERATED ALWAYS AS IDENTITY,
    partner_unit uuid NOT NULL REFERENCES units,
    platform_id uuid NOT NULL,
    referral_id uuid NOT NULL REFERENCES follow_up_referrals,
    follow_up_id uuid NOT NULL,
    event_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('contact', 'appointment', 'known', 'entry', 'exit', 'refusal')),
    occurred_on date NOT NULL,
    contact_result text,
    appointment_on date,
    known boolean,
    solution_type text,
    provider text CHECK (length(provider) BETWEEN 2 AND 140),
    end_reason text,
    decline_reason text,
    reported_by uuid NOT NULL REFERENCES accounts,
    received_at timestamptz NOT NULL,
    applied_at timestamptz,
    -- refused: the follow-up's own rules did not allow it (it had ended meanwhile)
    outcome text CHECK (outcome IN ('applied', 'refused')),
    UNIQUE (partner_unit, event_id),
    CHECK ((applied_at IS NULL) = (outcome IS NULL)),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id)
);
CREATE INDEX partner_events_referral ON partner_events (referral_id, rank);

-- Kept until the platform has received them; then only that it happened, and the consent.
CREATE TABLE partner_youths (
    id uuid PRIMARY KEY,
    partner_unit uuid NOT NULL REFERENCES units,
    platform_id uuid NOT NULL REFERENCES units,
    told jsonb,
    consented_on date NOT NULL,
    sent_by uuid NOT NULL REFERENCES accounts,
    received_at timestamptz NOT NULL,
    opened_at timestamptz,
    CHECK ((told IS NULL) = (opened_at IS NOT NULL))
);

-- Who was told what, on which basis: ids and codes, no name.
CREATE TABLE partner_transmissions (
    id uuid PRIMARY KEY,
    partner_unit uuid NOT NULL REFERENCES units,
    actor_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    fields text[] NOT NULL,
    legal_basis text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('api', 'web', 'file', 'webhook')),
    at timestamptz NOT NULL
);
CREATE INDEX partner_transmissions_partner ON partner_transmissions (partner_unit, at DESC, id);
CREATE INDEX partner_transmissions_actor ON partner_transmissions (actor_id, at);

-- Somebody opened, in one day, all that may be opened: the administrator and the platforms see it at once.
CREATE TABLE partner_alerts (
    actor_id uuid NOT NULL REFERENCES accounts,
    partner_unit uuid NOT NULL REFERENCES units,
    day date NOT NULL,
    opened int NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (actor_id, day)
);
"""

# Whom a partner stands for already: its feed begins with them.
FIRST_CHANGES = """
INSERT INTO partner_changes (id, partner_unit, referral_id, change, version, at)
    SELECT gen_random_uuid(), partner_unit, id, 'changed', version, now() FROM follow_up_referrals
    WHERE withdrawn_on IS NULL
"""

_OWN_REFERRAL = (
    "EXISTS (SELECT FROM follow_up_referrals r WHERE r.id = partner_changes.referral_id"
    " AND r.partner_unit = partner_changes.partner_unit)"
)
OPEN = {
    "partners": "SELECT, INSERT, UPDATE",
    "partner_clients": "SELECT, INSERT, UPDATE",
    "partner_credentials": "SELECT, INSERT, UPDATE",
    "spent_assertions": "SELECT, INSERT",
    "partner_transmissions": "SELECT, INSERT",
    "partner_alerts": "SELECT, INSERT",
}


def upgrade() -> None:
    op.execute("SET row_security = on")  # the owner has its policies: without them, reading referrals is refused
    for block in (PARTNERS, EXCHANGE):
        run(block)
    op.execute("SET row_security = off")
    lines = [line for table, grants in OPEN.items() for line in open_table(table, app=grants)]
    for table in ("partner_changes", "partner_events", "partner_youths"):
        lines += unit_wall(table, unit="partner_unit", grants="SELECT, INSERT")
    lines += [
        # The platform that refers tells the partner, whose rows it does not read.
        f"CREATE POLICY platform_tells ON partner_changes FOR INSERT TO raccroche_app WITH CHECK ({_OWN_REFERRAL})",
        f"CREATE POLICY platform_reads ON partner_events FOR SELECT TO raccroche_app USING (platform_id IN ({ACTOR_UNITS}))",
    ]
    for line in lines:
        op.execute(line)
    op.execute("SET row_security = on")  # the owner has its policy: without it, the copy is refused
    op.execute(FIRST_CHANGES)
    op.execute("SET row_security = off")


def downgrade() -> None:
    for table in (
        "partner_alerts", "partner_transmissions", "partner_youths", "partner_events", "partner_changes", "spent_assertions",
        "partner_credentials", "partner_clients", "partners",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
    op.execute("ALTER TABLE accounts DROP CONSTRAINT accounts_machines_have_no_password")
    for column in ("acknowledged_at", "entered_on", "exited_on"):
        op.execute(f"ALTER TABLE follow_up_referrals DROP COLUMN {column}")
