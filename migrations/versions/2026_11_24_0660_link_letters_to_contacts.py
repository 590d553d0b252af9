"""Link an envelope to the contact it carries out, and to the one it is sent again for.

A letter to a family is an attempt to reach it: what becomes of the envelope is the result of the attempt. A letter that
came back is sent again as another envelope; the former one stays as it is, it is evidence.
"""

from alembic import op

from migrations.statements import run

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Not validated: every row is still without one, and the wall shows no row to whoever would check them.
SHELF = """
ALTER TABLE {shelf}deliveries ADD COLUMN contact_attempt_id uuid REFERENCES contact_attempts;
ALTER TABLE {shelf}deliveries ADD COLUMN replaces uuid;
ALTER TABLE {shelf}deliveries ADD FOREIGN KEY (replaces, student_id, school_id, issuer_id)
    REFERENCES {shelf}deliveries (id, student_id, school_id, issuer_id) NOT VALID;
CREATE UNIQUE INDEX {shelf}deliveries_replaces ON {shelf}deliveries (replaces, recipient) WHERE replaces IS NOT NULL;
CREATE INDEX {shelf}deliveries_contact ON {shelf}deliveries (contact_attempt_id) WHERE contact_attempt_id IS NOT NULL;
"""
VIEW = """
DROP VIEW all_deliveries;
CREATE VIEW all_deliveries WITH (security_invoker = true) AS
    SELECT *, false AS sealed FROM deliveries UNION ALL SELECT *, true AS sealed FROM sealed_deliveries;
GRANT SELECT ON all_deliveries TO raccroche_app, raccroche_jobs;
"""


def upgrade() -> None:
    for shelf in ("", "sealed_"):
        run(SHELF.format(shelf=shelf))
    run(VIEW)


def downgrade() -> None:
    op.execute("DROP VIEW all_deliveries")
    for shelf in ("", "sealed_"):
        op.execute(f"ALTER TABLE {shelf}deliveries DROP COLUMN replaces, DROP COLUMN contact_attempt_id")
    op.execute("""
        CREATE VIEW all_deliveries WITH (security_invoker = true) AS
            SELECT *, false AS sealed FROM deliveries UNION ALL SELECT *, true AS sealed FROM sealed_deliveries
    """)
    op.execute("GRANT SELECT ON all_deliveries TO raccroche_app, raccroche_jobs")
