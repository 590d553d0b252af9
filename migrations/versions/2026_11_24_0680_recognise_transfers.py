"""Recognise a pupil who changed school, and keep drafts of acts."""

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

# An act being prepared, seen by its author alone: neither colleagues nor another unit read an intention.
DRAFTS = """
CREATE TABLE case_drafts (
    case_id uuid NOT NULL REFERENCES attendance_cases ON DELETE CASCADE,
    author_id uuid NOT NULL REFERENCES accounts,
    step text NOT NULL,
    fields jsonb NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, author_id, step)
);
CREATE INDEX case_drafts_saved_at ON case_drafts (saved_at);
ALTER TABLE case_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON case_drafts TO raccroche_app USING (author_id = (SELECT app_actor()));
CREATE POLICY jobs ON case_drafts TO raccroche_jobs USING (true);
CREATE POLICY owner ON case_drafts TO raccroche_owner USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_drafts TO raccroche_app;
GRANT SELECT, DELETE ON case_drafts TO raccroche_jobs;
"""


def upgrade() -> None:
    run(MATCHES)
    run(DRAFTS)
    for line in school_wall("known_elsewhere", grants="SELECT"):
        op.execute(line)


def downgrade() -> None:
    op.execute("DROP TABLE case_drafts")
    op.execute("DROP TABLE known_elsewhere")
    op.execute("DROP TABLE person_matches")
