"""Add follow-ups of the platforms: who follows, what was tried, what was promised, what became of it.

A follow-up belongs to one platform and is never deleted. It always has exactly one referent: a chain of periods without
gap or overlap, whose last one is open; nobody named means that the platform itself answers. Each of its three states
is the end of a recorded step. A partner sees those referred to it, a school of origin only what comes back to it.
"""

from alembic import op

from migrations.statements import run
from migrations.walls import ACTOR_UNITS, unit_wall

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

FOLLOW_UPS = """
CREATE TABLE follow_ups (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES units,
    family_name text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
    usage_name text,
    first_names text NOT NULL CHECK (length(first_names) BETWEEN 1 AND 100),
    birth_date date NOT NULL,
    sex text CHECK (sex IN ('F', 'M')),
    commune text,
    postal_code text,
    city text,
    phone text,
    email text,
    student_id uuid,
    school_id uuid,
    source_kind text NOT NULL CHECK (source_kind IN ('siei', 'school', 'partner', 'spontaneous', 'platform')),
    source_id uuid,
    arrived_on date NOT NULL,
    known_to_mission_locale boolean NOT NULL DEFAULT false,
    last_school_uai text,
    last_school_name text,
    last_formation text,
    left_on date,
    -- the three states, and the obligation of training; each is the end of a recorded step
    contact_status text NOT NULL DEFAULT 'to_contact' CHECK (contact_status IN
        ('to_contact', 'contacted_no_answer', 'wrong_details', 'unreachable', 'reached', 'refuses_contact')),
    contact_step int NOT NULL DEFAULT 0 CHECK (contact_step >= 0),
    followup_status text NOT NULL DEFAULT 'identified' CHECK (followup_status IN
        ('identified', 'appointment', 'interviewed', 'in_support', 'in_solution', 'closed', 'transferred')),
    followup_step int NOT NULL DEFAULT 0 CHECK (followup_step >= 0),
    close_reason text CHECK (close_reason IN
        ('in_solution_kept', 'already_enrolled', 'already_supported_elsewhere', 'refused', 'lost_contact', 'moved',
         'reached_level', 'over_age', 'deceased', 'error')),
    closed_on date,
    transferred_to uuid REFERENCES units,
    obligation text NOT NULL DEFAULT 'unknown' CHECK (obligation IN ('unknown', 'fulfilled', 'not_fulfilled', 'exempt')),
    obligation_step int NOT NULL DEFAULT 0 CHECK (obligation_step >= 0),
    obligation_since date,
    obligation_proof text,
    -- kept in the transaction that writes the facts: what the work list sorts by
    failed_attempts int NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
    next_contact_on date,
    appointment_on date,
    reached_on date,
    interviewed_on date,
    waiting_for text NOT NULL,
    waiting_since date NOT NULL,
    deadline_code text,
    deadline_on date,
    deadline_is_legal boolean NOT NULL DEFAULT false,
    referent_rank int NOT NULL DEFAULT 1 CHECK (referent_rank > 0),
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    sort_name text GENERATED ALWAYS AS (fold(family_name) || ' ' || fold(first_names)) STORED,
    contact_track text GENERATED ALWAYS AS ('contact') STORED,
    followup_track text GENERATED ALWAYS AS ('follow_up') STORED,
    obligation_track text GENERATED ALWAYS AS ('obligation') STORED,
    last_contact_step int GENERATED ALWAYS AS (nullif(contact_step, 0)) STORED,
    last_followup_step int GENERATED ALWAYS AS (nullif(followup_step, 0)) STORED,
    last_obligation_step int GENERATED ALWAYS AS (nullif(obligation_step, 0)) STORED,
    referent_is_open boolean GENERATED ALWAYS AS (true) STORED,
    UNIQUE (id, platform_id),
    CHECK (contact_step > 0 OR contact_status = 'to_contact'),
    CHECK (followup_step > 0 OR followup_status = 'identified'),
    CHECK (obligation_step > 0 OR obligation = 'unknown'),
    CHECK ((followup_status = 'closed') = (close_reason IS NOT NULL)),
    CHECK ((followup_status IN ('closed', 'transferred')) = (closed_on IS NOT NULL)),
    CHECK ((followup_status = 'transferred') = (transferred_to IS NOT NULL)),
    CHECK (obligation <> 'fulfilled' OR obligation_proof IS NOT NULL),
    CHECK ((deadline_code IS NULL) = (deadline_on IS NULL)),
    CHECK (arrived_on >= birth_date)
);
-- The same person is followed once by one platform.
CREATE UNIQUE INDEX follow_ups_one_open ON follow_ups (platform_id, sort_name, birth_date)
    WHERE followup_status NOT IN ('closed', 'transferred');
CREATE INDEX follow_ups_list ON follow_ups (platform_id, deadline_on, waiting_since, id);
CREATE INDEX follow_ups_name ON follow_ups (platform_id, sort_name, id);
CREATE INDEX follow_ups_student ON follow_ups (student_id) WHERE student_id IS NOT NULL;
CREATE INDEX follow_ups_identity ON follow_ups (birth_date, sort_name);

-- Everything that ever brought this person to the platform; the same arrival counts once.
CREATE TABLE follow_up_sources (
    platform_id uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('siei', 'school', 'partner', 'spontaneous', 'platform')),
    source_id uuid NOT NULL,
    arrived_on date NOT NULL,
    PRIMARY KEY (platform_id, kind, source_id),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id)
);
CREATE INDEX follow_up_sources_follow_up ON follow_up_sources (follow_up_id);

CREATE TABLE follow_up_steps (
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    track text NOT NULL CHECK (track IN ('contact', 'follow_up', 'obligation')),
    step int NOT NULL CHECK (step > 0),
    source text NOT NULL,
    name text NOT NULL,
    target text NOT NULL,
    acted_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor_id uuid,
    actor_role text,
    basis text NOT NULL,
    outcome text NOT NULL DEFAULT '',
    act_id uuid NOT NULL,
    previous int GENERATED ALWAYS AS (nullif(step - 1, 0)) STORED,
    PRIMARY KEY (follow_up_id, track, step),
    UNIQUE (follow_up_id, track, step, target),
    CHECK (step > 1 OR source = CASE track WHEN 'contact' THEN 'to_contact' WHEN 'follow_up' THEN 'identified'
        ELSE 'unknown' END),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    FOREIGN KEY (follow_up_id, track, previous, source) REFERENCES follow_up_steps (follow_up_id, track, step, target)
);
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_contact_status
    FOREIGN KEY (id, contact_track, last_contact_step, contact_status)
    REFERENCES follow_up_steps (follow_up_id, track, step, target) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_followup_status
    FOREIGN KEY (id, followup_track, last_followup_step, followup_status)
    REFERENCES follow_up_steps (follow_up_id, track, step, target) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_obligation
    FOREIGN KEY (id, obligation_track, last_obligation_step, obligation)
    REFERENCES follow_up_steps (follow_up_id, track, step, target) DEFERRABLE INITIALLY DEFERRED;
"""

REFERENTS = """
-- Who answers for the young person, period after period: each begins where the one before ends. Without a name, the
-- platform itself (its manager) answers.
CREATE TABLE follow_up_referents (
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    rank int NOT NULL CHECK (rank > 0),
    account_id uuid REFERENCES accounts,
    reason text NOT NULL CHECK (reason IN
        ('arrival', 'named', 'shared_out', 'taken', 'handed_over', 'taken_back', 'gone')),
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 600),
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    given_by uuid,
    previous int GENERATED ALWAYS AS (nullif(rank - 1, 0)) STORED,
    is_open boolean GENERATED ALWAYS AS (to_at IS NULL) STORED,
    PRIMARY KEY (follow_up_id, rank),
    UNIQUE (follow_up_id, rank, to_at),
    UNIQUE (follow_up_id, rank, is_open),
    CHECK (to_at >= from_at),
    CHECK (rank > 1 OR account_id IS NULL OR reason <> 'arrival'),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    FOREIGN KEY (follow_up_id, previous, from_at) REFERENCES follow_up_referents (follow_up_id, rank, to_at)
        DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX follow_up_referents_one ON follow_up_referents (follow_up_id) WHERE to_at IS NULL;
CREATE INDEX follow_up_referents_account ON follow_up_referents (account_id) WHERE to_at IS NULL;
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_referent
    FOREIGN KEY (id, referent_rank, referent_is_open) REFERENCES follow_up_referents (follow_up_id, rank, is_open)
    DEFERRABLE INITIALLY DEFERRED;

-- A hand-over takes effect when it is accepted; one waits at a time.
CREATE TABLE referent_handovers (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    from_account uuid REFERENCES accounts,
    to_account uuid NOT NULL REFERENCES accounts,
    note text NOT NULL CHECK (length(note) BETWEEN 10 AND 600),
    asked_by uuid NOT NULL REFERENCES accounts,
    asked_at timestamptz NOT NULL,
    answer_due_on date NOT NULL,
    answer text CHECK (answer IN ('accepted', 'refused', 'withdrawn', 'expired')),
    answer_reason text NOT NULL DEFAULT '' CHECK (length(answer_reason) <= 300),
    answered_at timestamptz,
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CHECK (from_account IS DISTINCT FROM to_account),
    CHECK (answer <> 'refused' OR length(answer_reason) >= 5)
);
CREATE UNIQUE INDEX referent_handovers_one ON referent_handovers (follow_up_id) WHERE answer IS NULL;
CREATE INDEX referent_handovers_to ON referent_handovers (to_account) WHERE answer IS NULL;

-- While a referent is away the platform answers; the periods above do not move.
CREATE TABLE referent_absences (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES units,
    account_id uuid NOT NULL REFERENCES accounts,
    from_on date NOT NULL,
    to_on date NOT NULL CHECK (to_on >= from_on),
    declared_by uuid NOT NULL REFERENCES accounts,
    declared_at timestamptz NOT NULL,
    cancelled_at timestamptz
);
CREATE INDEX referent_absences_platform ON referent_absences (platform_id, account_id);

CREATE TABLE platform_settings (
    platform_id uuid PRIMARY KEY REFERENCES units,
    unreachable_after int NOT NULL DEFAULT 3 CHECK (unreachable_after BETWEEN 2 AND 10),
    first_contact_days int NOT NULL DEFAULT 8 CHECK (first_contact_days BETWEEN 1 AND 60),
    silence_days int NOT NULL DEFAULT 15 CHECK (silence_days BETWEEN 5 AND 60),
    handover_days int NOT NULL DEFAULT 5 CHECK (handover_days BETWEEN 1 AND 30),
    version int NOT NULL DEFAULT 1,
    set_by uuid NOT NULL REFERENCES accounts,
    set_at timestamptz NOT NULL
);
"""

FACTS = """
CREATE TABLE follow_up_contacts (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    tried_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    tried_by uuid REFERENCES accounts,
    channel text NOT NULL,
    result text NOT NULL,
    next_on date,
    appointment_on date,
    status_after text NOT NULL,
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK (tried_at <= recorded_at)
);
CREATE INDEX follow_up_contacts_follow_up ON follow_up_contacts (follow_up_id, tried_at);

CREATE TABLE follow_up_interviews (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('first', 'next', 'reorientation')),
    state text NOT NULL CHECK (state IN ('draft', 'finished')),
    held_on date NOT NULL,
    author_id uuid NOT NULL REFERENCES accounts,
    second_author_id uuid REFERENCES accounts,
    with_mission_locale boolean NOT NULL DEFAULT false,
    with_representative boolean NOT NULL DEFAULT false,
    needs text[] NOT NULL DEFAULT '{}',
    needs_words text NOT NULL DEFAULT '' CHECK (length(needs_words) <= 400),
    skills text[] NOT NULL DEFAULT '{}',
    skills_words text NOT NULL DEFAULT '' CHECK (length(skills_words) <= 400),
    school_level text,
    school_level_words text NOT NULL DEFAULT '' CHECK (length(school_level_words) <= 400),
    project text NOT NULL DEFAULT '' CHECK (length(project) <= 400),
    synthesis text NOT NULL DEFAULT '' CHECK (length(synthesis) <= 600),
    next_step text,
    next_on date,
    version int NOT NULL DEFAULT 1,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL REFERENCES accounts,
    finished_at timestamptz,
    UNIQUE (id, follow_up_id),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
    CHECK (author_id <> second_author_id),
    CHECK (state = 'draft' OR (length(synthesis) >= 20 AND next_step IS NOT NULL AND school_level IS NOT NULL))
);
CREATE INDEX follow_up_interviews_follow_up ON follow_up_interviews (follow_up_id, held_on);
-- One draft at a time: two authors write in the same one.
CREATE UNIQUE INDEX follow_up_interviews_draft ON follow_up_interviews (follow_up_id) WHERE state = 'draft';

CREATE TABLE follow_up_solutions (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    type text NOT NULL,
    kind text NOT NULL,
    provider text NOT NULL CHECK (length(provider) BETWEEN 2 AND 140),
    label text NOT NULL DEFAULT '' CHECK (length(label) <= 140),
    state text NOT NULL CHECK (state IN ('proposed', 'started', 'ended', 'declined')),
    proposed_on date NOT NULL,
    started_on date,
    planned_end date,
    ended_on date,
    end_reason text,
    proof text,
    contract_id uuid,
    recorded_by uuid REFERENCES accounts,
    recorded_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    UNIQUE (follow_up_id, contract_id),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK (ended_on >= started_on),
    CHECK (planned_end >= started_on),
    CHECK (state NOT IN ('started', 'ended') OR started_on IS NOT NULL),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL))
);
CREATE INDEX follow_up_solutions_follow_up ON follow_up_solutions (follow_up_id, proposed_on);

-- A return to training that an import or a campaign shows: proposed to the referent, with its proof.
CREATE TABLE follow_up_findings (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('import', 'campaign', 'school')),
    evidence_id uuid NOT NULL,
    found_on date NOT NULL,
    place text NOT NULL,
    formation text NOT NULL DEFAULT '',
    since date,
    answer text CHECK (answer IN ('accepted', 'refused')),
    answer_reason text NOT NULL DEFAULT '' CHECK (length(answer_reason) <= 300),
    answered_by uuid REFERENCES accounts,
    answered_at timestamptz,
    UNIQUE (follow_up_id, kind, evidence_id),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX follow_up_findings_follow_up ON follow_up_findings (follow_up_id);
"""

PROMISES = """
-- « Droit au retour en formation »: an object of its own, fifteen days from the receipt.
CREATE TABLE return_requests (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    channel text NOT NULL,
    requested_on date NOT NULL,
    received_on date NOT NULL,
    interview_due_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('received', 'interviewed', 'waiting', 'granted', 'refused', 'withdrawn')),
    interview_on date,
    reception_school text,
    reception_from date,
    granted_status text,
    granted_from date,
    refusal_motive text,
    refusal_words text NOT NULL DEFAULT '' CHECK (length(refusal_words) <= 600),
    appeal_contact text NOT NULL DEFAULT '',
    decided_on date,
    recorded_by uuid REFERENCES accounts,
    recorded_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK (received_on >= requested_on),
    CHECK (interview_due_on > received_on),
    CHECK (interview_on >= received_on),
    CHECK (state NOT IN ('interviewed', 'waiting', 'granted', 'refused') OR interview_on IS NOT NULL),
    CHECK (state <> 'waiting' OR (reception_school IS NOT NULL AND reception_from IS NOT NULL)),
    CHECK (state <> 'granted' OR (granted_status IS NOT NULL AND granted_from IS NOT NULL)),
    CHECK (state <> 'refused' OR (refusal_motive IS NOT NULL AND length(refusal_words) >= 20
        AND length(appeal_contact) >= 5))
);
CREATE UNIQUE INDEX return_requests_one ON return_requests (follow_up_id)
    WHERE state IN ('received', 'interviewed', 'waiting');

-- The mission locale's summons (obligation of training), and two months later the département.
CREATE TABLE mission_locale_summons (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    ground text NOT NULL CHECK (ground IN ('no_show', 'early_dropout', 'silence')),
    summoned_on date NOT NULL,
    meeting_on date,
    department_due_on date NOT NULL,
    ended_on date,
    end_kind text CHECK (end_kind IN ('fulfilled', 'exempt', 'of_age', 'department_informed', 'mistake')),
    recorded_by uuid REFERENCES accounts,
    recorded_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK (department_due_on > summoned_on),
    CHECK ((ended_on IS NULL) = (end_kind IS NULL)),
    CHECK (end_kind <> 'department_informed' OR ended_on >= department_due_on)
);
CREATE UNIQUE INDEX mission_locale_summons_one ON mission_locale_summons (follow_up_id) WHERE ended_on IS NULL;

-- Referred to a partner, with exactly the fields named; what the partner answers.
CREATE TABLE follow_up_referrals (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    partner_unit uuid NOT NULL REFERENCES units,
    referred_on date NOT NULL,
    expected_on date NOT NULL CHECK (expected_on >= referred_on),
    request text NOT NULL,
    fields text[] NOT NULL CHECK (cardinality(fields) > 0),
    answer text CHECK (answer IN ('contacted', 'appointment', 'already_known', 'entered', 'declined')),
    answer_reason text,
    answered_on date,
    answered_by uuid REFERENCES accounts,
    withdrawn_on date,
    referred_by uuid NOT NULL REFERENCES accounts,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id),
    CHECK ((answer IS NULL) = (answered_on IS NULL)),
    CHECK (answer <> 'declined' OR answer_reason IS NOT NULL)
);
CREATE UNIQUE INDEX follow_up_referrals_one ON follow_up_referrals (follow_up_id, partner_unit)
    WHERE withdrawn_on IS NULL AND (answer IS NULL OR answer IN ('contacted', 'appointment'));
CREATE INDEX follow_up_referrals_partner ON follow_up_referrals (partner_unit, referred_on);

-- What comes back to the school of origin: followed, in training elsewhere, in a solution and of which kind.
CREATE TABLE follow_up_returns (
    id uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL UNIQUE,
    platform_id uuid NOT NULL,
    school_id uuid NOT NULL REFERENCES schools,
    family_name text NOT NULL,
    first_names text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('followed', 'elsewhere', 'in_solution', 'ended')),
    solution_kind text,
    since date NOT NULL,
    sort_name text GENERATED ALWAYS AS (fold(family_name) || ' ' || fold(first_names)) STORED,
    CHECK ((kind = 'in_solution') OR solution_kind IS NULL),
    FOREIGN KEY (follow_up_id, platform_id) REFERENCES follow_ups (id, platform_id)
);
CREATE INDEX follow_up_returns_school ON follow_up_returns (school_id, sort_name, id);
"""

CHANGING = (
    "follow_ups", "follow_up_referents", "referent_handovers", "referent_absences", "platform_settings",
    "follow_up_interviews", "follow_up_solutions", "follow_up_findings", "return_requests", "mission_locale_summons",
    "follow_up_referrals", "follow_up_returns",
)  # fmt: skip
APPENDED = ("follow_up_sources", "follow_up_steps", "follow_up_contacts")
_REFERRED = (
    "EXISTS (SELECT FROM follow_up_referrals r WHERE r.follow_up_id = follow_ups.id AND r.withdrawn_on IS NULL"
    f" AND r.partner_unit IN ({ACTOR_UNITS}))"
)


def upgrade() -> None:
    for block in (FOLLOW_UPS, REFERENTS, FACTS, PROMISES):
        run(block)
    lines = [line for table in CHANGING for line in unit_wall(table, unit="platform_id")]
    lines += [line for table in APPENDED for line in unit_wall(table, unit="platform_id", grants="SELECT, INSERT")]
    partner = f"USING (partner_unit IN ({ACTOR_UNITS}))"
    lines += [
        f"CREATE POLICY partner_reads ON follow_ups FOR SELECT TO raccroche_app USING ({_REFERRED})",
        f"CREATE POLICY partner_reads ON follow_up_referrals FOR SELECT TO raccroche_app {partner}",
        f"CREATE POLICY partner_answers ON follow_up_referrals FOR UPDATE TO raccroche_app {partner}",
        f"CREATE POLICY school_reads ON follow_up_returns FOR SELECT TO raccroche_app USING (school_id IN ({ACTOR_UNITS}))",
    ]
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    op.execute("DROP POLICY partner_reads ON follow_ups")
    for name in ("contact_status", "followup_status", "obligation", "referent"):
        op.execute(f"ALTER TABLE follow_ups DROP CONSTRAINT follow_ups_{name}")
    for table in (
        "follow_up_returns", "follow_up_referrals", "mission_locale_summons", "return_requests", "follow_up_findings",
        "follow_up_solutions", "follow_up_interviews", "follow_up_contacts", "platform_settings", "referent_absences",
        "referent_handovers", "follow_up_referents", "follow_up_steps", "follow_up_sources", "follow_ups",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
