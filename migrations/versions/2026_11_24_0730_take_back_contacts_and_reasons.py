"""Take back a contact or a reason that was noted by mistake: the row stays as evidence, marked, and counts no longer."""

from alembic import op

from migrations.statements import run

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# `by_hand`: a person noted it. What the service sent has left, and is not taken back.
# `reason_id`: one answer of a family is written for each absence of a day; it is taken back as one.
COLUMNS = """
ALTER TABLE contact_attempts ADD COLUMN by_hand boolean NOT NULL DEFAULT false,
    ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_by uuid;
ALTER TABLE absence_judgements ADD COLUMN reason_id uuid,
    ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_by uuid;
CREATE INDEX absence_judgements_reason ON absence_judgements (reason_id) WHERE reason_id IS NOT NULL;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON contact_attempts TO raccroche_app;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON absence_judgements TO raccroche_app;
"""


def upgrade() -> None:
    run(COLUMNS)


def downgrade() -> None:
    op.execute("REVOKE UPDATE (withdrawn_at, withdrawn_by) ON contact_attempts, absence_judgements FROM raccroche_app")
    op.execute("ALTER TABLE contact_attempts DROP COLUMN by_hand, DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_by")
    op.execute(
        "ALTER TABLE absence_judgements DROP COLUMN reason_id, DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_by"
    )
