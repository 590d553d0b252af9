"""Keep one link per reason: what a departure had opened no longer hides what a referral opens, nor closes it.

A reason that a school gives to the DASEN to judge (R. 131-5) opens the pupil's record too, under a reason of its own.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

DROP_CHECK = "ALTER TABLE person_links DROP CONSTRAINT person_links_reason_check"
CHECK = "ALTER TABLE person_links ADD CONSTRAINT person_links_reason_check CHECK (reason IN ({reasons}))"
BEFORE = "'enrolled', 'referred', 'visa', 'departure', 'handed_over'"
KEY = "ALTER TABLE person_links DROP CONSTRAINT person_links_pkey, ADD PRIMARY KEY ({columns})"


def upgrade() -> None:
    op.execute(DROP_CHECK)
    op.execute(CHECK.format(reasons=f"{BEFORE}, 'reason'"))
    op.execute(KEY.format(columns="student_id, unit_id, school_id, reason"))


def downgrade() -> None:
    op.execute("DELETE FROM person_links WHERE reason = 'reason'")
    op.execute("""
        DELETE FROM person_links l USING person_links m
        WHERE m.student_id = l.student_id AND m.unit_id = l.unit_id AND m.school_id = l.school_id AND m.reason < l.reason
    """)
    op.execute(KEY.format(columns="student_id, unit_id, school_id"))
    op.execute(DROP_CHECK)
    op.execute(CHECK.format(reasons=BEFORE))
