"""Recognise a pupil who changed school, keep drafts of acts, and make room for sealed second factors."""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, school_wall

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Two records of one person, in two schools: whoever holds both sees that they are one (the DSDEN, by its referrals).
MATCHES = f"""
CREATE TABLE person_matches (
    id uuid PRIMARY KEY,
    earlier_student_id uuid NOT NULL,
    earlier_school_id uuid NOT NULL,
    later_student_id uuid NOT NULL,
    later_school_id uuid NOT NULL CHECK (later_school_id <> earlier_school_id),
    matched_at timestamptz NOT NULL,
    UNIQUE (earlier_student_id, earlier_school_id, later_student_id, later_school_id),
    FOREIGN KEY (earlier_student_id, earlier_school_id) REFERENCES school_students ON DELETE CASCADE,
    FOREIGN KEY (later_student_id, later_school_id) REFERENCES school_students ON DELETE CASCADE
);
CREATE INDEX person_matches_later ON person_matches (later_student_id, later_school_id);
ALTER TABLE person_matches ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_matches FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs ON person_matches TO raccroche_jobs USING (true);
CREATE POLICY owner ON person_matches TO raccroche_owner USING (true);
CREATE POLICY both_held ON person_matches FOR SELECT TO raccroche_app USING (
    EXISTS (SELECT FROM person_links l WHERE l.student_id = earlier_student_id AND l.school_id = earlier_school_id
        AND l.unit_id IN ({ACTOR_UNITS}))
    AND EXISTS (SELECT FROM person_links l WHERE l.student_id = later_student_id AND l.school_id = later_school_id
        AND l.unit_id IN ({ACTOR_UNITS})));
GRANT SELECT ON person_matches TO raccroche_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON person_matches TO raccroche_jobs;

-- What one school may know: `later`, the pupil is enrolled elsewhere since a day; `earlier`, they were. Never where.
CREATE TABLE known_elsewhere (
    match_id uuid NOT NULL REFERENCES person_matches ON DELETE CASCADE,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    side text NOT NULL CHECK (side IN ('earlier', 'later')),
    since date,
    until date,
    PRIMARY KEY (match_id, student_id),
    CHECK (side = 'later' OR since IS NULL AND until IS NULL),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students ON DELETE CASCADE
);
CREATE INDEX known_elsewhere_student ON known_elsewhere (student_id, school_id);
"""


def upgrade() -> None:
    run(MATCHES)
    for line in school_wall("known_elsewhere", grants="SELECT"):
        op.execute(line)


def downgrade() -> None:
    op.execute("DROP TABLE known_elsewhere")
    op.execute("DROP TABLE person_matches")
