"""Add schools (classes, grid, calendar) and students (enrolments, guardians, names to search)."""

from alembic import op

from migrations.statements import run
from migrations.walls import open_table, person_wall, school_wall

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHOOLS = """
CREATE TABLE schools (
    id uuid PRIMARY KEY REFERENCES units,
    uai text NOT NULL UNIQUE,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('primary_school', 'college', 'lycee', 'lycee_professionnel', 'lycee_agricole', 'erea')),
    sector text NOT NULL DEFAULT 'public' CHECK (sector IN ('public', 'private_contract', 'private_independent')),
    department_code text NOT NULL,
    academy_name text NOT NULL DEFAULT '',
    zone text NOT NULL DEFAULT 'b' CHECK (zone IN ('a', 'b', 'c', 'local')),
    time_zone text NOT NULL DEFAULT 'Europe/Paris',
    dsden_id uuid REFERENCES units,
    circonscription_id uuid REFERENCES units,
    draaf_id uuid REFERENCES units,
    head_title text NOT NULL DEFAULT '',
    head_name text NOT NULL DEFAULT '',
    address_lines text[] NOT NULL DEFAULT '{}',
    phone text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX schools_department ON schools (department_code);

-- How a school counts, from a day on: never changed backwards, so that an old count can still say why.
CREATE TABLE school_settings (
    school_id uuid NOT NULL REFERENCES schools,
    version int NOT NULL CHECK (version > 0),
    from_day date NOT NULL,
    midday_split time NOT NULL,
    minimum_overlap_minutes int NOT NULL,
    overflow_tolerance_minutes int NOT NULL,
    lesson_slack_minutes int NOT NULL,
    threshold_count text NOT NULL CHECK (threshold_count IN ('raw', 'proportional', 'complete')),
    "window" text NOT NULL CHECK ("window" IN ('calendar_month', 'rolling_30_days', 'both')),
    invitations_before_referral int NOT NULL,
    set_by uuid,
    set_at timestamptz NOT NULL,
    PRIMARY KEY (school_id, version)
);

CREATE TABLE classes (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL REFERENCES schools,
    school_year int NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL DEFAULT 'division' CHECK (kind IN ('division', 'group')),
    level text NOT NULL DEFAULT '',
    mef_codes text[] NOT NULL DEFAULT '{}',
    missing_since date,
    UNIQUE (school_id, school_year, kind, code)
);

CREATE TABLE actor_classes (
    actor_id uuid NOT NULL REFERENCES accounts,
    class_id uuid NOT NULL REFERENCES classes,
    PRIMARY KEY (actor_id, class_id)
);

-- The school's grid of lessons; in an école the two halves stand as `am` and `pm`.
CREATE TABLE school_periods (
    school_id uuid NOT NULL REFERENCES schools,
    code text NOT NULL,
    label text NOT NULL,
    half text NOT NULL CHECK (half IN ('am', 'pm')),
    starts_at time NOT NULL,
    ends_at time NOT NULL CHECK (ends_at > starts_at),
    PRIMARY KEY (school_id, code)
);

CREATE TABLE school_openings (
    school_id uuid NOT NULL REFERENCES schools,
    weekday int NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    half text NOT NULL CHECK (half IN ('am', 'pm')),
    opens_at time NOT NULL,
    closes_at time NOT NULL CHECK (closes_at > opens_at),
    PRIMARY KEY (school_id, weekday, half)
);

CREATE TABLE school_closures (
    id uuid PRIMARY KEY,
    school_id uuid NOT NULL REFERENCES schools,
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),
    label text NOT NULL,
    source text NOT NULL DEFAULT 'manual',
    UNIQUE (school_id, starts_on, ends_on, source)
);

CREATE TABLE school_codes (
    school_id uuid NOT NULL REFERENCES schools,
    list text NOT NULL,
    code text NOT NULL,
    label text NOT NULL,
    PRIMARY KEY (school_id, list, code)
);

CREATE TABLE class_placements (
    id uuid PRIMARY KEY,
    class_id uuid NOT NULL REFERENCES classes,
    school_id uuid NOT NULL REFERENCES schools,
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),
    label text NOT NULL DEFAULT 'PFMP'
);
CREATE INDEX class_placements_class ON class_placements (class_id);
"""

PERSONS = """
-- Which unit may see which pupil, and the record of which school: written with the fact that opens it, deleted with its end.
CREATE TABLE person_links (
    student_id uuid NOT NULL,
    unit_id uuid NOT NULL REFERENCES units,
    school_id uuid NOT NULL REFERENCES schools,
    reason text NOT NULL CHECK (reason IN ('enrolled', 'referred', 'visa')),
    since timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (student_id, unit_id, school_id)
);
CREATE INDEX person_links_unit ON person_links (unit_id, student_id);
ALTER TABLE person_links ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON person_links FOR SELECT TO raccroche_app USING (true);
CREATE POLICY from_within ON person_links FOR INSERT TO raccroche_app WITH CHECK (
    school_id IN (SELECT u.unit_id FROM actor_units u WHERE u.actor_id = (SELECT app_actor())));
CREATE POLICY ended_from_within ON person_links FOR DELETE TO raccroche_app USING (
    school_id IN (SELECT u.unit_id FROM actor_units u WHERE u.actor_id = (SELECT app_actor()))
    OR unit_id IN (SELECT u.unit_id FROM actor_units u WHERE u.actor_id = (SELECT app_actor())));
CREATE POLICY jobs ON person_links TO raccroche_jobs USING (true);
CREATE POLICY owner ON person_links TO raccroche_owner USING (true);
GRANT SELECT, INSERT, DELETE ON person_links TO raccroche_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON person_links TO raccroche_jobs;

CREATE TABLE students (
    id uuid PRIMARY KEY,
    family_name text NOT NULL,
    usage_name text,
    first_name text NOT NULL,
    other_first_names text[] NOT NULL DEFAULT '{}',
    birth_date date NOT NULL,
    sex text CHECK (sex IN ('F', 'M')),
    email text,
    phone text,
    accepts_sms boolean,
    address_lines text[] NOT NULL DEFAULT '{}',
    postal_code text,
    city text,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    sort_name text GENERATED ALWAYS AS (fold(family_name) || ' ' || fold(first_name)) STORED
);
CREATE INDEX students_sort ON students (sort_name, id);
CREATE INDEX students_birth ON students (birth_date);

-- The pupil in a school's own base: what its files call them. Child rows refer to this pair, so that nobody can hang
-- a fact with their own school on another school's pupil (foreign keys do not look at policies).
CREATE TABLE school_students (
    student_id uuid NOT NULL REFERENCES students DEFERRABLE INITIALLY DEFERRED,
    school_id uuid NOT NULL REFERENCES schools,
    source_key text,
    elenoet text,
    first_seen_on date NOT NULL,
    missing_since date,
    content_hash bytea,
    PRIMARY KEY (student_id, school_id)
);
CREATE UNIQUE INDEX school_students_key ON school_students (school_id, source_key) WHERE source_key IS NOT NULL;
CREATE INDEX school_students_elenoet ON school_students (school_id, elenoet);

CREATE TABLE student_ines (
    student_id uuid NOT NULL REFERENCES students,
    ine text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('rnie', 'bea', 'ina', 'unknown')),
    source text NOT NULL,
    since date NOT NULL,
    PRIMARY KEY (student_id, ine)
);
CREATE INDEX student_ines_ine ON student_ines (ine);

CREATE TABLE student_name_parts (
    part text NOT NULL,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    PRIMARY KEY (part, student_id, school_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students ON DELETE CASCADE
);
CREATE INDEX student_name_parts_student ON student_name_parts (student_id, school_id);

CREATE TABLE enrolments (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    school_year int NOT NULL,
    class_id uuid REFERENCES classes,
    mef_code text,
    status_code text NOT NULL DEFAULT 'ST',
    regime_code text,
    entered_on date,
    left_on date,
    leaving_reason_code text,
    leaving_reason_label text,
    previous_school_name text,
    previous_class text,
    UNIQUE (student_id, school_id, school_year),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX enrolments_class ON enrolments (class_id);
CREATE INDEX enrolments_school_year ON enrolments (school_id, school_year);

CREATE TABLE group_members (
    class_id uuid NOT NULL REFERENCES classes,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    PRIMARY KEY (class_id, student_id),
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);

CREATE TABLE guardians (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    source_key text,
    level int NOT NULL CHECK (level IN (1, 2, 3)),
    kinship text,
    civility text,
    family_name text NOT NULL,
    usage_name text,
    first_name text NOT NULL DEFAULT '',
    contact_first boolean NOT NULL DEFAULT false,
    houses_student boolean,
    phone_personal text,
    phone_mobile text,
    phone_work text,
    email text,
    accepts_sms boolean NOT NULL DEFAULT false,
    address_lines text[] NOT NULL DEFAULT '{}',
    postal_code text,
    city text,
    country text,
    address_protected boolean NOT NULL DEFAULT false,
    is_ase boolean NOT NULL DEFAULT false,
    parental_authority text NOT NULL DEFAULT 'joint'
        CHECK (parental_authority IN ('joint', 'sole', 'supervision_only', 'withdrawn', 'delegated', 'tutelle')),
    authority_proof_seen_on date,
    prefers_mail boolean NOT NULL DEFAULT false,
    missing_since date,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX guardians_student ON guardians (student_id, school_id);
CREATE INDEX guardians_key ON guardians (school_id, source_key);

CREATE TABLE student_arrangements (
    id uuid PRIMARY KEY,
    student_id uuid NOT NULL,
    school_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('placement', 'adapted_timetable', 'relay', 'tdo', 'cned', 'elected_mandate')),
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),
    weekdays int[] NOT NULL DEFAULT '{}',
    halves text[] NOT NULL DEFAULT '{}',
    ended_at timestamptz,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    FOREIGN KEY (student_id, school_id) REFERENCES school_students
);
CREATE INDEX student_arrangements_student ON student_arrangements (student_id, school_id);
"""

OPEN = (
    "schools",
    "school_settings",
    "classes",
    "actor_classes",
    "school_periods",
    "school_openings",
    "school_closures",
    "school_codes",
    "class_placements",
)
BY_SCHOOL = (
    "school_students",
    "student_name_parts",
    "enrolments",
    "group_members",
    "guardians",
    "student_arrangements",
)


def upgrade() -> None:
    run(SCHOOLS)
    run(PERSONS)
    lines = [line for table in OPEN for line in open_table(table, app="SELECT, INSERT, UPDATE, DELETE")]
    lines += person_wall("students", student="id", grants="SELECT, INSERT, UPDATE, DELETE")
    lines += person_wall("student_ines", grants="SELECT, INSERT, UPDATE, DELETE")
    lines += [line for table in BY_SCHOOL for line in school_wall(table, grants="SELECT, INSERT, UPDATE, DELETE")]
    for line in lines:
        op.execute(line)


def downgrade() -> None:
    for table in (
        "student_arrangements", "guardians", "group_members", "enrolments", "student_name_parts", "student_ines",
        "school_students", "students", "person_links", "class_placements", "school_codes", "school_closures",
        "school_openings", "school_periods", "actor_classes", "classes", "school_settings", "schools",
    ):  # fmt: skip
        op.execute(f"DROP TABLE {table}")
