"""Add SIEI campaigns: sources, rows of the list, pairs to review and their decisions, returns to schools.

What a campaign holds belongs to the institution that runs it. A platform sees its own rows once they are published, a
school what comes back to it; nobody else sees a person. Pairs and files go when the campaign is closed.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, open_table, unit_wall

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# A crossing knows a commune by its official code, not by its postal code.
AREAS = "ALTER TABLE platform_areas ADD COLUMN commune_code text CHECK (commune_code ~ '^[0-9AB]{5}$')"

BASIS = """
-- The text that allows this deployment to cross the bases: without a row that stands, SIEI is off.
CREATE TABLE siei_legal_bases (
    id uuid PRIMARY KEY,
    reference text NOT NULL CHECK (length(reference) BETWEEN 10 AND 600),
    decided_on date NOT NULL,
    recorded_by uuid REFERENCES accounts,
    recorded_at timestamptz NOT NULL,
    withdrawn_by uuid REFERENCES accounts,
    withdrawn_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CHECK ((withdrawn_at IS NULL) OR (withdrawn_at >= recorded_at))
);
CREATE UNIQUE INDEX siei_legal_bases_one ON siei_legal_bases ((true)) WHERE withdrawn_at IS NULL;
"""

CAMPAIGNS = """
CREATE TABLE siei_campaigns (
    id uuid PRIMARY KEY,
    unit_id uuid NOT NULL REFERENCES units,
    campaign_date date NOT NULL,
    departments text[] NOT NULL CHECK (cardinality(departments) BETWEEN 1 AND 101),
    state text NOT NULL CHECK (state IN
        ('collecting', 'blocked', 'ready', 'running', 'interrupted', 'review', 'published', 'closed', 'abandoned')),
    version int NOT NULL DEFAULT 1,
    verdicts jsonb NOT NULL DEFAULT '[]',
    stages jsonb NOT NULL DEFAULT '[]',
    counts jsonb NOT NULL DEFAULT '{}',
    removed jsonb NOT NULL DEFAULT '{}',
    exits jsonb NOT NULL DEFAULT '{}',
    erased jsonb NOT NULL DEFAULT '{}',
    digest text,
    replayed jsonb,
    problem text,
    cancel_asked boolean NOT NULL DEFAULT false,
    previous_id uuid REFERENCES siei_campaigns,
    created_by uuid NOT NULL REFERENCES accounts,
    created_at timestamptz NOT NULL,
    crossed_at timestamptz,
    published_at timestamptz,
    published_by uuid REFERENCES accounts,
    closed_at timestamptz,
    closed_by uuid REFERENCES accounts,
    UNIQUE (id, unit_id)
);
CREATE INDEX siei_campaigns_unit ON siei_campaigns (unit_id, campaign_date);

CREATE TABLE siei_sources (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    origin text NOT NULL CHECK (origin IN ('file', 'own')),
    state text NOT NULL CHECK (state IN ('extracting', 'received', 'failed')),
    file_name text NOT NULL DEFAULT '',
    received_on date NOT NULL,
    received_sha256 text NOT NULL DEFAULT '',
    sha256 text NOT NULL DEFAULT '',
    lines int NOT NULL DEFAULT 0,
    rows int NOT NULL DEFAULT 0,
    rejected int NOT NULL DEFAULT 0,
    too_young int NOT NULL DEFAULT 0,
    without_ine int NOT NULL DEFAULT 0,
    deposited_by uuid NOT NULL REFERENCES accounts,
    deposited_at timestamptz NOT NULL,
    UNIQUE (campaign_id, kind),
    UNIQUE (id, unit_id),
    FOREIGN KEY (campaign_id, unit_id) REFERENCES siei_campaigns (id, unit_id)
);

-- The clear copies, in pieces that a process may hold; they go with the closing.
CREATE TABLE siei_files (
    source_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    part int NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (source_id, part),
    FOREIGN KEY (source_id, unit_id) REFERENCES siei_sources (id, unit_id) ON DELETE CASCADE
);

CREATE TABLE siei_rejects (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    source text NOT NULL,
    line int NOT NULL,
    field text NOT NULL,
    rule text NOT NULL,
    remedy text NOT NULL,
    FOREIGN KEY (campaign_id, unit_id) REFERENCES siei_campaigns (id, unit_id)
);
CREATE INDEX siei_rejects_campaign ON siei_rejects (campaign_id, source, line);
"""

RESULT = """
CREATE TABLE siei_rows (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    person_key text NOT NULL,
    identity_key text NOT NULL,
    campaign_date date NOT NULL,
    platform_id uuid REFERENCES units,
    family_name text NOT NULL,
    usage_name text,
    first_names text NOT NULL,
    birth_date date NOT NULL,
    sex text,
    age smallint NOT NULL CHECK (age >= 16),
    commune text,
    postal_code text,
    city text,
    phone text,
    email text,
    last_school_uai text,
    last_school_name text,
    last_formation text,
    left_on date,
    known_to_mission_locale boolean NOT NULL DEFAULT false,
    searched_in jsonb NOT NULL,
    sources text[] NOT NULL DEFAULT '{}',
    crossed_as text NOT NULL CHECK (crossed_as IN ('listed', 'to_confirm')),
    state text NOT NULL CHECK (state IN ('listed', 'to_confirm', 'removed')),
    removed_because text,
    known_before boolean NOT NULL DEFAULT false,
    published_at timestamptz,
    superseded_at timestamptz,
    received_at timestamptz,
    received_by uuid REFERENCES accounts,
    outcome text,
    found_in text,
    outcome_on date,
    outcome_by uuid REFERENCES accounts,
    version int NOT NULL DEFAULT 1,
    sort_name text GENERATED ALWAYS AS (fold(family_name) || ' ' || fold(first_names)) STORED,
    UNIQUE (campaign_id, person_key),
    FOREIGN KEY (campaign_id, unit_id) REFERENCES siei_campaigns (id, unit_id),
    CHECK ((state = 'removed') = (removed_because IS NOT NULL)),
    CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
    CHECK (published_at IS NULL OR state <> 'removed')
);
CREATE INDEX siei_rows_list ON siei_rows (campaign_id, platform_id, sort_name, id);
CREATE INDEX siei_rows_platform ON siei_rows (platform_id, sort_name, id) WHERE published_at IS NOT NULL;
CREATE INDEX siei_rows_identity ON siei_rows (campaign_id, identity_key);

CREATE TABLE siei_pairs (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    pair_key text NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('review', 'sample')),
    left_key text NOT NULL,
    right_key text NOT NULL,
    left_source text NOT NULL,
    right_source text NOT NULL,
    left_fields jsonb NOT NULL,
    right_fields jsonb NOT NULL,
    bits double precision NOT NULL,
    evidence jsonb NOT NULL DEFAULT '[]',
    veto text,
    row_key text,
    other_source text,
    proves text CHECK (proves IN ('training', 'qualified', 'duplicate')),
    double_reading boolean NOT NULL DEFAULT false,
    lot bytea NOT NULL,
    postponed int NOT NULL DEFAULT 0,
    held_by uuid REFERENCES accounts,
    held_until timestamptz,
    UNIQUE (campaign_id, pair_key),
    UNIQUE (id, unit_id),
    FOREIGN KEY (campaign_id, unit_id) REFERENCES siei_campaigns (id, unit_id)
);
CREATE INDEX siei_pairs_next ON siei_pairs (campaign_id, postponed, lot);
CREATE INDEX siei_pairs_row ON siei_pairs (campaign_id, row_key);

-- Kept after the pairs are gone: digests only, who, when, why; the next campaign reuses them.
CREATE TABLE siei_decisions (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    purpose text NOT NULL,
    reading int NOT NULL CHECK (reading IN (1, 2)),
    blind boolean NOT NULL,
    left_key text NOT NULL,
    right_key text NOT NULL,
    answer text NOT NULL CHECK (answer IN ('same', 'different', 'later')),
    motive text NOT NULL DEFAULT '' CHECK (length(motive) <= 300),
    against_veto boolean NOT NULL DEFAULT false,
    decided_by uuid NOT NULL REFERENCES accounts,
    decided_at timestamptz NOT NULL,
    undone_at timestamptz,
    FOREIGN KEY (campaign_id, unit_id) REFERENCES siei_campaigns (id, unit_id)
);
CREATE UNIQUE INDEX siei_decisions_one ON siei_decisions (pair_id, reading)
    WHERE undone_at IS NULL AND answer <> 'later';
CREATE INDEX siei_decisions_campaign ON siei_decisions (campaign_id, decided_at);
CREATE INDEX siei_decisions_keys ON siei_decisions (unit_id, left_key, right_key);

-- What comes back to the school of origin: in training elsewhere, or followed; nothing of where or by whom.
CREATE TABLE siei_returns (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    campaign_date date NOT NULL,
    school_id uuid NOT NULL REFERENCES schools,
    family_name text NOT NULL,
    first_names text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('elsewhere', 'followed')),
    published_at timestamptz,
    sort_name text GENERATED ALWAYS AS (fold(family_name) || ' ' || fold(first_names)) STORED,
    FOREIGN KEY (campaign_id, unit_id) REFERENCES siei_campaigns (id, unit_id)
);
CREATE INDEX siei_returns_school ON siei_returns (school_id, sort_name, id);
CREATE INDEX siei_returns_campaign ON siei_returns (campaign_id);
"""

ERASABLE = ("siei_rows", "siei_returns", "siei_sources", "siei_files", "siei_rejects", "siei_pairs", "siei_decisions")
_PUBLISHED = "published_at IS NOT NULL AND {unit} IN ({units})"
PLATFORM = f"USING ({_PUBLISHED.format(unit='platform_id', units=ACTOR_UNITS)})"
SCHOOL = f"USING ({_PUBLISHED.format(unit='school_id', units=ACTOR_UNITS)})"


def upgrade() -> None:
    op.execute(AREAS)
    run(BASIS)
    run(CAMPAIGNS)
    run(RESULT)
    lines = open_table("siei_legal_bases", app="SELECT, INSERT, UPDATE", jobs="SELECT, INSERT, UPDATE")
    lines += unit_wall("siei_campaigns")
    lines += [line for table in ERASABLE for line in unit_wall(table, grants="SELECT, INSERT, UPDATE, DELETE")]
    lines += [
        f"CREATE POLICY platform_reads ON siei_rows FOR SELECT TO raccroche_app {PLATFORM}",
        f"CREATE POLICY platform_answers ON siei_rows FOR UPDATE TO raccroche_app {PLATFORM}",
        f"CREATE POLICY school_reads ON siei_returns FOR SELECT TO raccroche_app {SCHOOL}",
    ]
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    for table in (
        "siei_returns", "siei_decisions", "siei_pairs", "siei_rows", "siei_rejects", "siei_files", "siei_sources",
        "siei_campaigns", "siei_legal_bases",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
    op.execute("ALTER TABLE platform_areas DROP COLUMN commune_code")
