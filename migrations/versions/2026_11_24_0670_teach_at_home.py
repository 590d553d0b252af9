"""Say which pupils are taught at home: one more kind of arrangement, with its dates and nothing else."""

from migrations.statements import run

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = "'placement', 'adapted_timetable', 'relay', 'tdo', 'cned', 'elected_mandate'"
CHECK = """
ALTER TABLE student_arrangements DROP CONSTRAINT student_arrangements_kind_check;
ALTER TABLE student_arrangements ADD CONSTRAINT student_arrangements_kind_check CHECK (kind IN ({kinds}));
"""
WHOLE_DAYS = """
ALTER TABLE student_arrangements ADD CONSTRAINT student_arrangements_home_is_whole
    CHECK (kind <> 'home_education' OR weekdays = '{}' AND halves = '{}');
"""
FORGET = """
ALTER TABLE student_arrangements DROP CONSTRAINT student_arrangements_home_is_whole;
ALTER TABLE student_arrangements NO FORCE ROW LEVEL SECURITY;
DELETE FROM student_arrangements WHERE kind = 'home_education';
ALTER TABLE student_arrangements FORCE ROW LEVEL SECURITY;
"""


def upgrade() -> None:
    """An authorisation of instruction in the family covers whole days: the schema says so too."""
    run(CHECK.format(kinds=f"{KINDS}, 'home_education'") + WHOLE_DAYS)


def downgrade() -> None:
    """What the older schema cannot hold goes; the owner of the table is under its wall, but for that statement."""
    run(FORGET + CHECK.format(kinds=KINDS))
