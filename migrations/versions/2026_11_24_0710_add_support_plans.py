"""Add support plans (blocks, chain of steps, reviews, signatures, papers) and the places of schemes.

A state exists only as the end of a recorded, legal step. The family's door is two functions that open one request to
whoever brings the digest of its link, and nothing else: they run as their owner because nobody is signed in there.
"""

from alembic import op

from domain.support_plans.tracks import plan_rules
from migrations.statements import run
from migrations.walls import open_table, school_wall

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PLACES = """
CREATE TABLE support_plan_rules (
    track text NOT NULL,
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (track, source, name, target)
);

-- A session of a scheme offered by a structure: no pupil in it. `taken` moves with the plan that takes the place.
CREATE TABLE support_places (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    department_code text NOT NULL,
    scheme text NOT NULL,
    structure text NOT NULL CHECK (structure <> ''),
    phone text NOT NULL DEFAULT '',
    entry_on date NOT NULL,
    exit_on date CHECK (exit_on >= entry_on),
    capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 500),
    taken int NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND capacity),
    closed_on date,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX support_places_department ON support_places (department_code, scheme, entry_on);
CREATE INDEX support_places_unit ON support_places (unit_id);
"""

PLANS = """
CREATE TABLE support_plans (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL,
    student_id uuid NOT NULL,
    scheme text NOT NULL,
    track text NOT NULL,
    school_year int NOT NULL,
    state text NOT NULL DEFAULT 'draft',
    steps int NOT NULL DEFAULT 0 CHECK (steps >= 0),
    -- of the block « follow_up », where they are written; lists and other areas read them here
    starts_on date,
    ends_on date,
    next_review_on date,
    lead_id uuid REFERENCES accounts,
    parent_plan_id uuid REFERENCES support_plans,
    agreement text NOT NULL DEFAULT 'pending' CHECK (agreement IN ('pending', 'agreed', 'refused')),
    agreed_on date,
    refused_on date,
    started_on date,
    closed_on date,
    exit_decision text,
    place_id uuid REFERENCES support_places,
    arrangement_id uuid REFERENCES student_arrangements,
    origin_kind text NOT NULL DEFAULT 'by_hand',
    origin_id uuid,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    last_step int GENERATED ALWAYS AS (nullif(steps, 0)) STORED,
    UNIQUE (id, student_id, school_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students,
    CHECK (steps > 0 OR state = 'draft')
);
CREATE INDEX support_plans_student ON support_plans (student_id, school_id);
CREATE INDEX support_plans_school ON support_plans (school_id, state);
CREATE INDEX support_plans_lead ON support_plans (lead_id);
CREATE UNIQUE INDEX support_plans_renewed_once ON support_plans (parent_plan_id) WHERE parent_plan_id IS NOT NULL;

CREATE TABLE support_plan_blocks (
    plan_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    name text NOT NULL,
    content jsonb NOT NULL,
    version int NOT NULL DEFAULT 1,
    edited_by uuid,
    edited_at timestamptz,
    PRIMARY KEY (plan_id, name),
    FOREIGN KEY (plan_id, student_id, school_id) REFERENCES support_plans (id, student_id, school_id)
);

CREATE TABLE support_plan_steps (
    plan_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    track text NOT NULL,
    step int NOT NULL CHECK (step > 0),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- null: the family itself, by its link
    actor_id uuid,
    actor_role text,
    basis text NOT NULL,
    -- codes, ids, days and the one line of a review; never a name
    detail jsonb NOT NULL DEFAULT '{}',
    act_id uuid NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (plan_id, step),
    UNIQUE (plan_id, step, target),
    CHECK (step > 1 OR source = 'draft'),
    FOREIGN KEY (plan_id, student_id, school_id) REFERENCES support_plans (id, student_id, school_id),
    FOREIGN KEY (track, source, name, target) REFERENCES support_plan_rules,
    FOREIGN KEY (plan_id, previous, source) REFERENCES support_plan_steps (plan_id, step, target)
);
ALTER TABLE support_plans ADD CONSTRAINT support_plans_state
    FOREIGN KEY (id, last_step, state) REFERENCES support_plan_steps (plan_id, step, target)
    DEFERRABLE INITIALLY DEFERRED;

-- The plan on paper as the family read it: a signature names its hash.
CREATE TABLE support_plan_papers (
    id uuid PRIMARY KEY,
    plan_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    written_on date NOT NULL,
    plan_version int NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    summary jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, plan_id),
    FOREIGN KEY (plan_id, student_id, school_id) REFERENCES support_plans (id, student_id, school_id)
);
CREATE INDEX support_plan_papers_plan ON support_plan_papers (plan_id);

CREATE TABLE support_plan_signatures (
    id uuid PRIMARY KEY,
    plan_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    party text NOT NULL CHECK (party IN ('head', 'teacher', 'guardian', 'pupil')),
    -- a guardian of this pupil, or an account
    person_id uuid,
    means text NOT NULL CHECK (means IN ('paper', 'code')),
    signed boolean NOT NULL,
    signed_on date NOT NULL,
    signed_at timestamptz NOT NULL,
    sha256 text,
    request_id uuid,
    recorded_by uuid,
    withdrawn_at timestamptz,
    FOREIGN KEY (plan_id, student_id, school_id) REFERENCES support_plans (id, student_id, school_id),
    CHECK (means = 'paper' OR (sha256 IS NOT NULL AND request_id IS NOT NULL))
);
CREATE UNIQUE INDEX support_plan_signatures_once ON support_plan_signatures
    (plan_id, party, coalesce(person_id, '00000000-0000-0000-0000-000000000000')) WHERE withdrawn_at IS NULL;

-- One link, one plan, one signatory, for a while. The worker makes the link and the code when it writes the mail.
CREATE TABLE signature_requests (
    id uuid PRIMARY KEY,
    plan_id uuid NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    paper_id uuid NOT NULL,
    party text NOT NULL CHECK (party IN ('guardian', 'pupil')),
    guardian_id uuid REFERENCES guardians,
    token_hash bytea UNIQUE,
    code_hash text,
    state text NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'sent', 'undeliverable', 'signed', 'declined', 'revoked')),
    attempts int NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    opened_at timestamptz,
    settled_at timestamptz,
    FOREIGN KEY (plan_id, student_id, school_id) REFERENCES support_plans (id, student_id, school_id),
    FOREIGN KEY (paper_id, plan_id) REFERENCES support_plan_papers (id, plan_id),
    CHECK ((party = 'guardian') = (guardian_id IS NOT NULL))
);
CREATE INDEX signature_requests_plan ON signature_requests (plan_id);
"""

# Nobody is signed in: the digest of the link is the only key. Who signs, and what follows, the domain has decided.
FAMILY_DOOR = """
CREATE FUNCTION signature_request_behind(link bytea) RETURNS TABLE (
    id uuid, plan_id uuid, student_id uuid, school_id uuid, party text, guardian_id uuid, code_hash text, state text,
    attempts int, expires_at timestamptz, opened_at timestamptz, birth_date date, first_name text, school_name text,
    school_phone text, scheme text, track text, plan_state text, plan_steps int, agreement text, family_met_on date,
    sha256 text, summary jsonb, content bytea
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    SELECT r.id, r.plan_id, r.student_id, r.school_id, r.party, r.guardian_id, r.code_hash, r.state, r.attempts,
           r.expires_at, r.opened_at, s.birth_date, s.first_name, c.name, c.phone, p.scheme, p.track, p.state, p.steps,
           p.agreement, (b.content ->> 'family_met_on')::date, d.sha256, d.summary, d.content
    FROM signature_requests r JOIN support_plans p ON p.id = r.plan_id
    JOIN students s ON s.id = r.student_id JOIN schools c ON c.id = r.school_id
    JOIN support_plan_papers d ON d.id = r.paper_id
    LEFT JOIN support_plan_blocks b ON b.plan_id = r.plan_id AND b.name = 'follow_up'
    WHERE r.token_hash = link
$$;

CREATE FUNCTION signature_request_tried(link bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    UPDATE signature_requests SET attempts = attempts + 1 WHERE token_hash = link
$$;

CREATE FUNCTION signature_request_opened(link bytea, at timestamptz, act uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    WITH opened AS (
        UPDATE signature_requests SET opened_at = at WHERE token_hash = link AND opened_at IS NULL
        RETURNING student_id, school_id, plan_id
    )
    INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, student_id, school_id, detail)
    SELECT at, act, '00000000-0000-0000-0000-000000000000', 'family', 'support_plan:open_link', 'read', o.student_id,
           o.school_id, jsonb_build_object('plan_id', o.plan_id)
    FROM opened o
$$;

CREATE FUNCTION signature_request_settled(link bytea, given jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
DECLARE
    r signature_requests;
    hash text;
BEGIN
    UPDATE signature_requests SET state = given ->> 'state', settled_at = (given ->> 'at')::timestamptz
    WHERE token_hash = link AND state IN ('queued', 'sent') RETURNING * INTO r;
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT d.sha256 INTO hash FROM support_plan_papers d WHERE d.id = r.paper_id;
    INSERT INTO support_plan_signatures (id, plan_id, student_id, school_id, party, person_id, means, signed, signed_on,
                                         signed_at, sha256, request_id)
    VALUES ((given ->> 'signature_id')::uuid, r.plan_id, r.student_id, r.school_id, r.party, r.guardian_id, 'code',
            (given ->> 'signed')::boolean, (given ->> 'on')::date, r.settled_at, hash, r.id);
    IF given ? 'step' THEN
        INSERT INTO support_plan_steps (plan_id, student_id, school_id, track, step, source, name, target, acted_on,
                                        recorded_at, basis, detail, act_id)
        SELECT p.id, p.student_id, p.school_id, p.track, p.steps + 1, p.state, given ->> 'step', given ->> 'target',
               (given ->> 'on')::date, r.settled_at, given ->> 'basis',
               jsonb_build_object('guardian_id', r.guardian_id, 'request_id', r.id), (given ->> 'act')::uuid
        FROM support_plans p WHERE p.id = r.plan_id;
        UPDATE support_plans SET state = given ->> 'target', steps = steps + 1, agreement = given ->> 'agreement',
            agreed_on = CASE WHEN given ->> 'agreement' = 'agreed' THEN (given ->> 'on')::date END,
            refused_on = CASE WHEN given ->> 'agreement' = 'refused' THEN (given ->> 'on')::date END
        WHERE id = r.plan_id;
    END IF;
    UPDATE support_plans SET version = version + 1 WHERE id = r.plan_id;
    INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, student_id, school_id, detail)
    VALUES (r.settled_at, (given ->> 'act')::uuid, '00000000-0000-0000-0000-000000000000', 'family',
            'support_plan:sign_by_link', 'write', r.student_id, r.school_id,
            jsonb_build_object('plan_id', r.plan_id, 'signed', (given ->> 'signed')::boolean));
    RETURN true;
END
$$;
"""
DOORS = (
    "signature_request_behind(bytea)",
    "signature_request_tried(bytea)",
    "signature_request_opened(bytea, timestamptz, uuid)",
    "signature_request_settled(bytea, jsonb)",
)
MOVING = (
    "version, state, steps, starts_on, ends_on, next_review_on, lead_id, agreement, agreed_on, refused_on, started_on, "
    "closed_on, exit_decision, place_id, arrangement_id"
)
APPENDED = "SELECT, INSERT"


def upgrade() -> None:
    run(PLACES)
    run(PLANS)
    run(FAMILY_DOOR)
    for track, source, name, target in plan_rules():
        op.execute(f"INSERT INTO support_plan_rules VALUES ('{track}', '{source}', '{name}', '{target}')")
    lines = open_table("support_plan_rules", jobs="SELECT")
    lines += open_table("support_places", app="SELECT, INSERT, UPDATE")
    lines += school_wall("support_plans", grants=f"{APPENDED}, UPDATE ({MOVING})")
    lines += school_wall("support_plan_blocks", grants=f"{APPENDED}, UPDATE (content, version, edited_by, edited_at)")
    lines += school_wall("support_plan_steps", grants=APPENDED)
    lines += school_wall("support_plan_papers", grants=APPENDED)
    lines += school_wall("support_plan_signatures", grants=f"{APPENDED}, UPDATE (withdrawn_at)")
    lines += school_wall("signature_requests", grants=f"{APPENDED}, UPDATE (state, settled_at)")
    for door in DOORS:
        lines += [
            f"REVOKE ALL ON FUNCTION {door} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {door} TO raccroche_app",
        ]
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    for door in reversed(DOORS):
        op.execute(f"DROP FUNCTION {door}")
    op.execute("ALTER TABLE support_plans DROP CONSTRAINT support_plans_state")
    for table in (
        "signature_requests", "support_plan_signatures", "support_plan_papers", "support_plan_steps",
        "support_plan_blocks", "support_plans", "support_places", "support_plan_rules",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
