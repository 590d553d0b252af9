"""Let a call that was noted be taken back: who did, when, and what stood before it.

`task_id` is the « rappeler le … » of the attempt; `before` who called the pupil and who answered for it until that call.
"""

from migrations.statements import run

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

COLUMNS = """
ALTER TABLE departure_contacts ADD COLUMN task_id uuid, ADD COLUMN removed_at timestamptz, ADD COLUMN removed_by uuid;
ALTER TABLE orientation_calls ADD COLUMN before jsonb, ADD COLUMN removed_at timestamptz, ADD COLUMN removed_by uuid;
"""
DROPPED = """
ALTER TABLE departure_contacts DROP COLUMN task_id, DROP COLUMN removed_at, DROP COLUMN removed_by;
ALTER TABLE orientation_calls DROP COLUMN before, DROP COLUMN removed_at, DROP COLUMN removed_by;
"""


def upgrade() -> None:
    run(COLUMNS)


def downgrade() -> None:
    run(DROPPED)
