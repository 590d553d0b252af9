"""Add webhooks: where a partner wants to be told, what is told, and what became of each attempt.

Ids alone: no row here says anything of a person. A partner's machine sees its own rows, an administrator all of them.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import unit_wall

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

WEBHOOKS = """
CREATE TABLE webhook_endpoints (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    url text NOT NULL CHECK (length(url) BETWEEN 10 AND 500),
    -- Both sealed by the application: a copy of the database signs nothing.
    secret text NOT NULL CHECK (starts_with(secret, 'sealed:')),
    former_secret text CHECK (starts_with(former_secret, 'sealed:')),
    former_until timestamptz,
    paused_at timestamptz,
    pause_reason text CHECK (pause_reason IN ('by_hand', 'failing', 'gone')),
    failing_since timestamptz,
    last_accepted_at timestamptz,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CHECK ((former_secret IS NULL) = (former_until IS NULL)),
    CHECK ((paused_at IS NULL) = (pause_reason IS NULL))
);
CREATE UNIQUE INDEX webhook_endpoints_one_address ON webhook_endpoints (unit_id, url) WHERE removed_at IS NULL;

-- Written for every change, whether or not somebody listens: so a change is told once, in its order.
CREATE TABLE webhook_messages (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    change_id uuid UNIQUE,
    kind text NOT NULL CHECK (kind IN ('referral.changed', 'referral.deleted', 'webhook.ping')),
    referral_id uuid,
    at timestamptz NOT NULL,
    CHECK ((kind = 'webhook.ping') = (referral_id IS NULL)),
    CHECK ((kind = 'webhook.ping') = (change_id IS NULL))
);
CREATE INDEX webhook_messages_at ON webhook_messages (at);

-- `lane` is whose message it is (the follow-up, never sent): within one, messages leave in the order of `place`.
CREATE TABLE webhook_deliveries (
    id uuid PRIMARY KEY,
    place bigint GENERATED ALWAYS AS IDENTITY,
    message_id uuid NOT NULL REFERENCES webhook_messages ON DELETE CASCADE,
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoints,
    unit_id uuid NOT NULL REFERENCES units,
    lane uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'failed', 'dead', 'uncertain')),
    attempts int NOT NULL DEFAULT 0,
    failures int NOT NULL DEFAULT 0,
    outcome text,
    code int,
    duration_ms int,
    next_attempt_at timestamptz,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    UNIQUE (endpoint_id, message_id),
    CHECK ((state IN ('delivered', 'dead', 'uncertain')) = (settled_at IS NOT NULL)),
    CHECK (next_attempt_at IS NULL OR state = 'failed')
);
CREATE INDEX webhook_deliveries_lane ON webhook_deliveries (endpoint_id, lane, place)
    WHERE state IN ('waiting', 'sending', 'failed');
-- Two messages of one person are never under way at once.
CREATE UNIQUE INDEX webhook_deliveries_one_by_one ON webhook_deliveries (endpoint_id, lane) WHERE state = 'sending';
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_message ON webhook_deliveries (message_id);

CREATE TABLE webhook_attempts (
    delivery_id uuid NOT NULL REFERENCES webhook_deliveries ON DELETE CASCADE,
    n int NOT NULL CHECK (n > 0),
    unit_id uuid NOT NULL REFERENCES units,
    at timestamptz NOT NULL,
    outcome text NOT NULL,
    code int,
    duration_ms int NOT NULL,
    PRIMARY KEY (delivery_id, n)
);
"""

GRANTS = {
    "webhook_endpoints": "SELECT, INSERT, UPDATE",
    "webhook_messages": "SELECT, INSERT",
    "webhook_deliveries": "SELECT, INSERT, UPDATE",
    "webhook_attempts": "SELECT",
}
_ADMINISTERS = "EXISTS (SELECT FROM accounts a WHERE a.id = (SELECT app_actor()) AND a.role = 'administrator')"


def upgrade() -> None:
    run(WEBHOOKS)
    for table, grants in GRANTS.items():
        for line in unit_wall(table, grants=grants):
            op.execute(line)
        op.execute(f"CREATE POLICY administrator ON {table} TO raccroche_app USING ({_ADMINISTERS})")


def downgrade() -> None:
    for table in reversed(GRANTS):
        op.execute(f"DROP TABLE {table}")
