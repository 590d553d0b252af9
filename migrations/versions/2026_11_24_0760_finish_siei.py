"""Keep what the crossing refused by line; a DSDEN reads an académie's campaign, and of its list its own département.

Keys of decisions become keyed digests without a change of schema: those from before are keyed at the next crossing, by
the application, which alone holds the secret.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

REJECTS = """
-- At the deposit a line is that of the file received; at the crossing, that of the copy which was kept.
ALTER TABLE siei_rejects ADD COLUMN found_by text NOT NULL DEFAULT 'deposit' CHECK (found_by IN ('deposit', 'crossing'));
"""
_DSDEN = f"SELECT FROM units v WHERE v.kind = 'dsden' AND v.id IN ({ACTOR_UNITS})"
_CAMPAIGNS = f"EXISTS ({_DSDEN} AND v.department_code = ANY(departments))"
_SOURCES = "EXISTS (SELECT FROM siei_campaigns c WHERE c.id = campaign_id)"
_THERE = "p.id = platform_id AND p.department_code = v.department_code"
_ROWS = (
    f"published_at IS NOT NULL AND EXISTS ({_DSDEN} AND (starts_with(commune, v.department_code)"
    f" OR EXISTS (SELECT FROM units p WHERE {_THERE})))"
)
POLICIES = {"siei_campaigns": _CAMPAIGNS, "siei_sources": _SOURCES, "siei_rows": _ROWS}


def upgrade() -> None:
    run(REJECTS)
    for table, condition in POLICIES.items():
        op.execute(f"CREATE POLICY department_reads ON {table} FOR SELECT TO raccroche_app USING ({condition})")


def downgrade() -> None:
    for table in POLICIES:
        op.execute(f"DROP POLICY department_reads ON {table}")
    op.execute("ALTER TABLE siei_rejects DROP COLUMN found_by")
