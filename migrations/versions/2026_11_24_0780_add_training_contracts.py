"""Add FoQualE networks, their places, and the contract « formation qualification emploi ».

More holds than places cannot exist: each live hold sits on a numbered seat, one hold a seat, seats end at the capacity.
A state of a contract is the end of a recorded, legal step. Tutor and provider see their contract through one policy on
the contract; its children follow it. The family's door is four functions that open one request to its link alone.
"""

from alembic import op

from domain.training_contracts.table import contract_rules
from migrations.statements import run
from migrations.walls import ACTOR_UNITS, open_table, unit_wall

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NETWORKS = """
-- Where communes are, for distances; no person in it.
CREATE TABLE communes (
    code text PRIMARY KEY,
    name text NOT NULL,
    postal_code text NOT NULL DEFAULT '',
    latitude float8 NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude float8 NOT NULL CHECK (longitude BETWEEN -180 AND 180)
);

-- A network lies inside the perimeter of one platform; its animator is a function that is given, not a role.
CREATE TABLE foquale_networks (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES units,
    name text NOT NULL CHECK (name <> ''),
    phone text NOT NULL DEFAULT '',
    animator_id uuid REFERENCES accounts,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, platform_id),
    UNIQUE (platform_id, name)
);

CREATE TABLE foquale_members (
    id uuid PRIMARY KEY,
    network_id uuid NOT NULL REFERENCES foquale_networks,
    unit_id uuid REFERENCES units,
    kind text NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    phone text NOT NULL DEFAULT '',
    joined_on date NOT NULL,
    left_on date CHECK (left_on >= joined_on)
);
CREATE UNIQUE INDEX foquale_members_once ON foquale_members (network_id, name) WHERE left_on IS NULL;
CREATE INDEX foquale_members_unit ON foquale_members (unit_id) WHERE left_on IS NULL;

CREATE TABLE training_places (
    id uuid PRIMARY KEY,
    network_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    provider_unit_id uuid REFERENCES units,
    provider_name text NOT NULL CHECK (provider_name <> ''),
    phone text NOT NULL DEFAULT '',
    formation text NOT NULL CHECK (formation <> ''),
    level text NOT NULL,
    nsf text NOT NULL,
    solution_type text NOT NULL,
    youth_status text NOT NULL,
    commune_code text,
    commune_name text NOT NULL DEFAULT '',
    latitude float8,
    longitude float8,
    entry_on date NOT NULL,
    ends_on date CHECK (ends_on >= entry_on),
    capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 200),
    taken int NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND capacity),
    closed_on date,
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, platform_id),
    UNIQUE (id, capacity),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    FOREIGN KEY (network_id, platform_id) REFERENCES foquale_networks (id, platform_id)
);
CREATE INDEX training_places_network ON training_places (network_id, entry_on);
CREATE INDEX training_places_platform ON training_places (platform_id, entry_on);

CREATE TABLE place_holds (
    id uuid PRIMARY KEY,
    place_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'confirmed', 'released', 'lapsed')),
    -- a live hold sits on a seat; the capacity follows that of the place, so that no seat lies beyond it
    seat int CHECK (seat BETWEEN 1 AND capacity),
    capacity int NOT NULL,
    held_by uuid NOT NULL REFERENCES accounts,
    held_at timestamptz NOT NULL,
    held_until timestamptz NOT NULL,
    confirmed_on date,
    ended_at timestamptz,
    version int NOT NULL DEFAULT 1,
    UNIQUE (place_id, seat),
    UNIQUE (id, follow_up_id, platform_id),
    CHECK ((state IN ('held', 'confirmed')) = (seat IS NOT NULL)),
    CHECK ((state IN ('held', 'confirmed')) = (ended_at IS NULL)),
    FOREIGN KEY (place_id, capacity) REFERENCES training_places (id, capacity) ON UPDATE CASCADE,
    FOREIGN KEY (place_id, platform_id) REFERENCES training_places (id, platform_id),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id)
);
CREATE UNIQUE INDEX place_holds_once ON place_holds (place_id, follow_up_id) WHERE seat IS NOT NULL;
CREATE INDEX place_holds_follow_up ON place_holds (follow_up_id);
CREATE INDEX place_holds_lapse ON place_holds (held_until) WHERE state = 'held';
"""

CONTRACTS = """
CREATE TABLE training_contract_rules (
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (source, name, target)
);

CREATE TABLE training_contracts (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES units,
    follow_up_id uuid NOT NULL,
    hold_id uuid NOT NULL,
    provider_unit_id uuid REFERENCES units,
    tutor_id uuid REFERENCES accounts,
    state text NOT NULL DEFAULT 'draft',
    steps int NOT NULL DEFAULT 0 CHECK (steps >= 0),
    -- the contract names its parties itself: tutor and provider never read the follow-up
    first_name text NOT NULL,
    family_name text NOT NULL,
    birth_date date NOT NULL,
    -- when the young person is a pupil of ours: who looked is shown to them
    student_id uuid,
    school_id uuid,
    objective text NOT NULL DEFAULT '',
    youth_status text,
    starts_on date,
    ends_on date,
    first_day text NOT NULL DEFAULT '',
    timetable text NOT NULL DEFAULT '',
    modules jsonb NOT NULL DEFAULT '[]',
    commitments jsonb NOT NULL DEFAULT '{}',
    next_review_on date,
    sent_on date,
    started_on date,
    ended_on date,
    end_detail jsonb NOT NULL DEFAULT '{}',
    version int NOT NULL DEFAULT 1,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    last_step int GENERATED ALWAYS AS (nullif(steps, 0)) STORED,
    sort_name text GENERATED ALWAYS AS (fold(family_name) || ' ' || fold(first_name)) STORED,
    UNIQUE (id, platform_id),
    CHECK (steps > 0 OR state = 'draft'),
    CHECK (ends_on >= starts_on),
    CHECK (ended_on >= started_on),
    CHECK (state NOT IN ('active', 'suspended', 'completed', 'broken', 'transferred') OR started_on IS NOT NULL),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    FOREIGN KEY (hold_id, follow_up_id, platform_id) REFERENCES place_holds (id, follow_up_id, platform_id)
);
-- One contract runs at a time, one is being prepared at a time, one stands on a place.
CREATE UNIQUE INDEX training_contracts_one_running ON training_contracts (follow_up_id)
    WHERE state IN ('active', 'suspended');
CREATE UNIQUE INDEX training_contracts_one_prepared ON training_contracts (follow_up_id)
    WHERE state IN ('draft', 'to_sign');
CREATE UNIQUE INDEX training_contracts_hold ON training_contracts (hold_id) WHERE state <> 'abandoned';
CREATE INDEX training_contracts_platform ON training_contracts (platform_id, state);
CREATE INDEX training_contracts_provider ON training_contracts (provider_unit_id);
CREATE INDEX training_contracts_tutor ON training_contracts (tutor_id);

CREATE TABLE training_contract_steps (
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    step int NOT NULL CHECK (step > 0),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    actor_role text NOT NULL,
    basis text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    act_id uuid NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (contract_id, step),
    UNIQUE (contract_id, step, target),
    CHECK (step > 1 OR source = 'draft'),
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id),
    FOREIGN KEY (source, name, target) REFERENCES training_contract_rules,
    FOREIGN KEY (contract_id, previous, source) REFERENCES training_contract_steps (contract_id, step, target)
);
ALTER TABLE training_contracts ADD CONSTRAINT training_contracts_state
    FOREIGN KEY (id, last_step, state) REFERENCES training_contract_steps (contract_id, step, target)
    DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE training_contract_parties (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    party text NOT NULL CHECK (party IN ('young_person', 'guardian', 'tutor', 'provider')),
    name text NOT NULL CHECK (name <> ''),
    quality text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    account_id uuid REFERENCES accounts,
    replaced_at timestamptz,
    UNIQUE (id, contract_id),
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id)
);
CREATE UNIQUE INDEX training_contract_parties_one ON training_contract_parties (contract_id, party)
    WHERE replaced_at IS NULL;

CREATE TABLE training_contract_papers (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    written_on date NOT NULL,
    contract_version int NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    summary jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (id, contract_id),
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id)
);
CREATE INDEX training_contract_papers_contract ON training_contract_papers (contract_id);

-- One link, one contract, one person. `read` opens the contract without anything to sign.
CREATE TABLE contract_links (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    party_id uuid NOT NULL,
    paper_id uuid,
    purpose text NOT NULL CHECK (purpose IN ('sign', 'read')),
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
    CHECK ((purpose = 'sign') = (paper_id IS NOT NULL)),
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id),
    FOREIGN KEY (party_id, contract_id) REFERENCES training_contract_parties (id, contract_id),
    FOREIGN KEY (paper_id, contract_id) REFERENCES training_contract_papers (id, contract_id)
);
CREATE INDEX contract_links_contract ON contract_links (contract_id);

CREATE TABLE training_contract_signatures (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    party_id uuid NOT NULL,
    means text NOT NULL CHECK (means IN ('paper', 'code', 'account')),
    signed boolean NOT NULL,
    signed_on date NOT NULL,
    signed_at timestamptz NOT NULL,
    sha256 text,
    link_id uuid REFERENCES contract_links,
    recorded_by uuid,
    withdrawn_at timestamptz,
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id),
    FOREIGN KEY (party_id, contract_id) REFERENCES training_contract_parties (id, contract_id),
    CHECK (means = 'paper' OR sha256 IS NOT NULL),
    CHECK (means <> 'code' OR link_id IS NOT NULL)
);
CREATE UNIQUE INDEX training_contract_signatures_once ON training_contract_signatures (party_id)
    WHERE withdrawn_at IS NULL;
"""

FOLLOWING = """
CREATE TABLE training_contract_reviews (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    held_on date NOT NULL,
    attendance text NOT NULL,
    progress text NOT NULL,
    decision text NOT NULL,
    line text NOT NULL DEFAULT '',
    next_review_on date CHECK (next_review_on > held_on),
    written_by uuid NOT NULL REFERENCES accounts,
    written_at timestamptz NOT NULL,
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id)
);
CREATE INDEX training_contract_reviews_contract ON training_contract_reviews (contract_id, held_on);

CREATE TABLE training_contract_amendments (
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    kind text NOT NULL CHECK (kind IN ('dates', 'path', 'commitments', 'tutor', 'provider')),
    effective_on date NOT NULL,
    line text NOT NULL DEFAULT '',
    -- what stood before and what stands now, as codes, days and sentences of the contract itself
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    party_id uuid REFERENCES training_contract_parties,
    written_by uuid NOT NULL REFERENCES accounts,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (contract_id, number),
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id),
    CHECK ((kind IN ('tutor', 'provider')) = (party_id IS NOT NULL))
);

CREATE TABLE tutor_notes (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    noted_on date NOT NULL,
    presence text NOT NULL,
    progress text NOT NULL DEFAULT '' CHECK (length(progress) <= 140),
    obstacle text NOT NULL,
    line text NOT NULL DEFAULT '' CHECK (length(line) <= 240),
    written_by uuid NOT NULL REFERENCES accounts,
    written_at timestamptz NOT NULL,
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id)
);
CREATE INDEX tutor_notes_contract ON tutor_notes (contract_id, noted_on);

-- Does it hold, at 1, 3, 6 and 12 months: laid down when the contract starts, answered once it is time.
CREATE TABLE training_contract_marks (
    contract_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    months int NOT NULL CHECK (months IN (1, 3, 6, 12)),
    due_on date NOT NULL,
    held boolean,
    -- review: said at a review; note: said by hand; ended: the contract had ended before
    said_by text CHECK (said_by IN ('review', 'note', 'ended')),
    noted_on date,
    noted_by uuid REFERENCES accounts,
    reminded_at timestamptz,
    PRIMARY KEY (contract_id, months),
    FOREIGN KEY (contract_id, platform_id) REFERENCES training_contracts (id, platform_id),
    CHECK ((held IS NULL) = (said_by IS NULL))
);
CREATE INDEX training_contract_marks_due ON training_contract_marks (due_on) WHERE held IS NULL;
"""

# Nobody is signed in: the digest of the link is the only key.
FAMILY_DOOR = """
CREATE FUNCTION contract_link_behind(link bytea) RETURNS TABLE (
    id uuid, contract_id uuid, party_id uuid, party text, purpose text, code_hash text, state text, attempts int,
    expires_at timestamptz, birth_date date, first_name text, network_name text, phone text, contract_state text,
    replaced boolean, sha256 text, summary jsonb, content bytea
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    SELECT l.id, l.contract_id, l.party_id, p.party, l.purpose, l.code_hash, l.state, l.attempts, l.expires_at,
           c.birth_date, c.first_name, n.name, n.phone, c.state, p.replaced_at IS NOT NULL, d.sha256, d.summary,
           d.content
    FROM contract_links l JOIN training_contracts c ON c.id = l.contract_id
    JOIN training_contract_parties p ON p.id = l.party_id
    JOIN place_holds h ON h.id = c.hold_id JOIN training_places t ON t.id = h.place_id
    JOIN foquale_networks n ON n.id = t.network_id
    LEFT JOIN LATERAL (SELECT * FROM training_contract_papers d
        WHERE d.contract_id = l.contract_id AND (l.paper_id IS NULL OR d.id = l.paper_id)
        ORDER BY d.created_at DESC LIMIT 1) d ON true
    WHERE l.token_hash = link
$$;

CREATE FUNCTION contract_link_tried(link bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    UPDATE contract_links SET attempts = attempts + 1 WHERE token_hash = link
$$;

CREATE FUNCTION contract_link_opened(link bytea, at timestamptz, act uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
    WITH seen AS (UPDATE contract_links SET opened_at = coalesce(opened_at, at) WHERE token_hash = link
                  RETURNING contract_id)
    INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, detail)
    SELECT at, act, '00000000-0000-0000-0000-000000000000', 'family', 'training_contract:open_link', 'read',
           jsonb_build_object('contract_id', s.contract_id)
    FROM seen s
$$;

CREATE FUNCTION contract_link_settled(link bytea, given jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$
DECLARE
    l contract_links;
    hash text;
BEGIN
    UPDATE contract_links SET state = given ->> 'state', settled_at = (given ->> 'at')::timestamptz
    WHERE token_hash = link AND purpose = 'sign' AND state IN ('queued', 'sent') RETURNING * INTO l;
    IF NOT FOUND THEN RETURN false; END IF;
    SELECT d.sha256 INTO hash FROM training_contract_papers d WHERE d.id = l.paper_id;
    INSERT INTO training_contract_signatures (id, contract_id, platform_id, party_id, means, signed, signed_on,
                                              signed_at, sha256, link_id)
    VALUES ((given ->> 'signature_id')::uuid, l.contract_id, l.platform_id, l.party_id, 'code',
            (given ->> 'signed')::boolean, (given ->> 'on')::date, l.settled_at, hash, l.id);
    UPDATE training_contracts SET version = version + 1 WHERE id = l.contract_id;
    INSERT INTO journal (at, act_id, actor_id, actor_role, operation, access, detail)
    VALUES (l.settled_at, (given ->> 'act')::uuid, '00000000-0000-0000-0000-000000000000', 'family',
            'training_contract:sign_by_link', 'write',
            jsonb_build_object('contract_id', l.contract_id, 'signed', (given ->> 'signed')::boolean));
    RETURN true;
END
$$;
"""
DOORS = (
    "contract_link_behind(bytea)",
    "contract_link_tried(bytea)",
    "contract_link_opened(bytea, timestamptz, uuid)",
    "contract_link_settled(bytea, jsonb)",
)
MOVING = (
    "version, state, steps, provider_unit_id, tutor_id, hold_id, objective, youth_status, starts_on, ends_on, first_day, "
    "timetable, modules, commitments, next_review_on, sent_on, started_on, ended_on, end_detail"
)
APPENDED = "SELECT, INSERT"
CHILDREN = {
    "training_contract_steps": APPENDED,
    "training_contract_parties": f"{APPENDED}, UPDATE (replaced_at)",
    "training_contract_papers": APPENDED,
    "contract_links": f"{APPENDED}, UPDATE (state, settled_at)",
    "training_contract_signatures": f"{APPENDED}, UPDATE (withdrawn_at)",
    "training_contract_reviews": APPENDED,
    "training_contract_amendments": APPENDED,
    "tutor_notes": APPENDED,
    "training_contract_marks": f"{APPENDED}, UPDATE (held, said_by, noted_on, noted_by)",
}
HOLD_MOVES = "state, seat, confirmed_on, held_until, ended_at, version"


def _walls() -> list[str]:
    lines = open_table("training_contract_rules", jobs="SELECT")
    lines += open_table("communes", app="SELECT")
    lines += open_table("foquale_networks", app="SELECT, INSERT, UPDATE")
    lines += open_table("foquale_members", app="SELECT, INSERT, UPDATE")
    lines += open_table("training_places", app="SELECT, INSERT, UPDATE")
    lines += unit_wall("place_holds", unit="platform_id", grants=f"{APPENDED}, UPDATE ({HOLD_MOVES})")
    lines += unit_wall("training_contracts", unit="platform_id", grants=f"{APPENDED}, UPDATE ({MOVING})")
    # who hosts the young person, once the contract is no longer a draft; and the one tutor
    lines.append(
        f"CREATE POLICY parties ON training_contracts TO raccroche_app USING (tutor_id = (SELECT app_actor())"
        f" OR (state <> 'draft' AND provider_unit_id IN ({ACTOR_UNITS})))"
    )
    lines.append(
        "CREATE POLICY parties ON place_holds FOR SELECT TO raccroche_app"
        " USING (EXISTS (SELECT FROM training_contracts c WHERE c.hold_id = place_holds.id))"
    )
    for table, grants in CHILDREN.items():
        lines += unit_wall(table, unit="platform_id", grants=grants)
        lines.append(
            f"CREATE POLICY parties ON {table} TO raccroche_app"
            f" USING (EXISTS (SELECT FROM training_contracts c WHERE c.id = {table}.contract_id))"
        )
    return lines


def upgrade() -> None:
    for block in (NETWORKS, CONTRACTS, FOLLOWING, FAMILY_DOOR):
        run(block)
    for source, name, target in contract_rules():
        op.execute(f"INSERT INTO training_contract_rules VALUES ('{source}', '{name}', '{target}')")
    lines = _walls()
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
    op.execute("ALTER TABLE training_contracts DROP CONSTRAINT training_contracts_state")
    op.execute("DROP POLICY parties ON place_holds")
    for table in (
        "training_contract_marks", "tutor_notes", "training_contract_amendments", "training_contract_reviews",
        "training_contract_signatures", "contract_links", "training_contract_papers", "training_contract_parties",
        "training_contract_steps", "training_contracts", "training_contract_rules", "place_holds", "training_places",
        "foquale_members", "foquale_networks", "communes",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
