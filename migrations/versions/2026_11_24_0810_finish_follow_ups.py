"""Finish follow-ups: the first date of law beside the first date, the proof of a solution, a summons by the mission
locale itself, and the link by which a young person reads the synthesis of their interview.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, unit_wall

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

DATES_OF_LAW = """
ALTER TABLE follow_ups ADD COLUMN legal_deadline_code text;
ALTER TABLE follow_ups ADD COLUMN legal_deadline_on date;
-- What changed last, and by which function: told to whoever wrote at the same time.
ALTER TABLE follow_ups ADD COLUMN changed_at timestamptz;
ALTER TABLE follow_ups ADD COLUMN changed_role text;
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_date_of_law
    CHECK ((legal_deadline_code IS NULL) = (legal_deadline_on IS NULL));
CREATE INDEX follow_ups_law ON follow_ups (platform_id, legal_deadline_on) WHERE legal_deadline_on IS NOT NULL;
"""
DATES_KNOWN = """
UPDATE follow_ups f SET legal_deadline_code = l.code, legal_deadline_on = l.due
FROM (SELECT DISTINCT ON (d.id) d.id, d.code, d.due FROM (
        SELECT f.id, f.deadline_code AS code, f.deadline_on AS due FROM follow_ups f WHERE f.deadline_is_legal
        UNION ALL
        SELECT q.follow_up_id, 'return_interview', q.interview_due_on FROM return_requests q WHERE q.state = 'received'
        UNION ALL
        SELECT m.follow_up_id, 'department_information', m.department_due_on FROM mission_locale_summons m
        WHERE m.ended_on IS NULL) d
    ORDER BY d.id, d.due) l
WHERE l.id = f.id AND f.followup_status NOT IN ('closed', 'transferred');
"""
PROOFS = """
-- A solution that was found, not told: in which finding, and on which day it was seen.
ALTER TABLE follow_up_solutions ADD COLUMN finding_id uuid REFERENCES follow_up_findings;
ALTER TABLE follow_up_solutions ADD COLUMN proved_on date;
ALTER TABLE follow_up_solutions ADD CONSTRAINT follow_up_solutions_proof
    CHECK ((proof IS NULL) = (proved_on IS NULL) AND (finding_id IS NULL OR proof IS NOT NULL));
CREATE UNIQUE INDEX follow_up_solutions_finding ON follow_up_solutions (finding_id) WHERE finding_id IS NOT NULL;
"""
SUMMONS = """
-- Who summoned, when the mission locale says it itself; null when the platform noted it.
ALTER TABLE mission_locale_summons ADD COLUMN summoned_by_unit uuid REFERENCES units;
"""
LINKS = """
-- One link, one interview, one reader. On paper it is a code that is typed; by mail it is never shown to the sender.
CREATE TABLE interview_links (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    interview_id uuid NOT NULL,
    reader text NOT NULL CHECK (reader IN ('young_person', 'guardian')),
    means text NOT NULL CHECK (means IN ('mail', 'paper')),
    email text,
    token_hash bytea UNIQUE,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'undeliverable', 'printed', 'revoked')),
    attempts int NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    opened_at timestamptz,
    settled_at timestamptz,
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    FOREIGN KEY (interview_id, follow_up_id) REFERENCES follow_up_interviews (id, follow_up_id),
    CHECK (means = 'mail' OR (email IS NULL AND token_hash IS NOT NULL))
);
CREATE INDEX interview_links_follow_up ON interview_links (follow_up_id, created_at);

-- Nobody is signed in: the digest of the link is the only key.
CREATE FUNCTION interview_link_behind(link bytea) RETURNS TABLE (
    id uuid, reader text, state text, attempts int, expires_at timestamptz, birth_date date, first_names text,
    held_on date, synthesis text, author_role text, second_author_role text, platform_name text, phone text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    SELECT l.id, l.reader, l.state, l.attempts, l.expires_at, f.birth_date, f.first_names, i.held_on, i.synthesis,
           a.role, b.role, u.name,
           coalesce((SELECT n.phone FROM foquale_networks n WHERE n.platform_id = l.platform_id AND n.phone <> ''
                     ORDER BY n.created_at, n.id LIMIT 1), '')
    FROM interview_links l JOIN follow_up_interviews i ON i.id = l.interview_id AND i.state = 'finished'
    JOIN follow_ups f ON f.id = l.follow_up_id JOIN units u ON u.id = l.platform_id
    JOIN accounts a ON a.id = i.author_id LEFT JOIN accounts b ON b.id = i.second_author_id
    WHERE l.token_hash = link
$$;

CREATE FUNCTION interview_link_tried(link bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    UPDATE interview_links SET attempts = attempts + 1 WHERE token_hash = link
$$;

CREATE FUNCTION interview_link_opened(link bytea, at timestamptz, act uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    WITH seen AS (UPDATE interview_links SET opened_at = coalesce(opened_at, at) WHERE token_hash = link
                  RETURNING follow_up_id, interview_id)
    INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, detail)
    SELECT at, act, '00000000-0000-0000-0000-000000000000', 'family', 'interview:open_link', 'read',
           jsonb_build_object('follow_up_id', s.follow_up_id, 'interview_id', s.interview_id)
    FROM seen s
$$;
"""
_DOORS = (
    "interview_link_behind(bytea)", "interview_link_tried(bytea)", "interview_link_opened(bytea, timestamptz, uuid)",
)  # fmt: skip
_REFERRED_HERE = (
    "EXISTS (SELECT FROM follow_up_referrals r WHERE r.follow_up_id = mission_locale_summons.follow_up_id"
    f" AND r.withdrawn_on IS NULL AND r.partner_unit IN ({ACTOR_UNITS}))"
)


def upgrade() -> None:
    run(DATES_OF_LAW)
    op.execute("SET row_security = on")  # the owner has its policy: without it, the update is refused
    run(DATES_KNOWN)
    op.execute("SET row_security = off")
    for block in (PROOFS, SUMMONS, LINKS):
        run(block)
    lines = unit_wall("interview_links", unit="platform_id", grants="SELECT, INSERT, UPDATE (state, settled_at)")
    for door in _DOORS:
        lines += [f"REVOKE ALL ON FUNCTION {door} FROM PUBLIC", f"GRANT EXECUTE ON FUNCTION {door} TO raccroche_app"]
    lines.append(
        f"CREATE POLICY partner ON mission_locale_summons TO raccroche_app USING ({_REFERRED_HERE}) WITH CHECK"
        f" ({_REFERRED_HERE} AND (summoned_by_unit IS NULL OR summoned_by_unit IN ({ACTOR_UNITS})))"
    )
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    op.execute("DROP POLICY partner ON mission_locale_summons")
    for door in reversed(_DOORS):
        op.execute(f"DROP FUNCTION {door}")
    op.execute("DROP TABLE interview_links")
    op.execute("ALTER TABLE mission_locale_summons DROP COLUMN summoned_by_unit")
    op.execute("ALTER TABLE follow_up_solutions DROP CONSTRAINT follow_up_solutions_proof")
    for column in ("proved_on", "finding_id"):
        op.execute(f"ALTER TABLE follow_up_solutions DROP COLUMN {column}")
    op.execute("ALTER TABLE follow_ups DROP CONSTRAINT follow_ups_date_of_law")
    for column in ("changed_role", "changed_at", "legal_deadline_on", "legal_deadline_code"):
        op.execute(f"ALTER TABLE follow_ups DROP COLUMN {column}")
