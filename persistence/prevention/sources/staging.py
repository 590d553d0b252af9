"""Temporary tables that every source reads or fills: who is watched, from which numbers on, when schools were open."""

TABLES = ("watched", "thresholds", "open_days", "found", "absence_sums", "firm_absences", "class_wide", "counting")

CREATE = (
    """CREATE TEMP TABLE watched (
        student_id uuid, school_id uuid, class_id uuid, kind text, time_zone text, entered_on date)
        ON COMMIT DROP""",
    """CREATE TEMP TABLE thresholds (
        rule text, kind text, first_level int, second_level int, PRIMARY KEY (rule, kind)) ON COMMIT DROP""",
    "CREATE TEMP TABLE open_days (school_id uuid, day date, weekday int, half text) ON COMMIT DROP",
    """CREATE TEMP TABLE found (
        school_id uuid, student_id uuid, rule text, level smallint, period_start date, period_end date, vals jsonb)
        ON COMMIT DROP""",
    """CREATE TEMP TABLE absence_sums (
        student_id uuid, school_id uuid, kind text, unjustified int, absences int, late int,
        recent int, before int, this_year int, last_year int, since_arrival int, counted_as text) ON COMMIT DROP""",
    """CREATE TEMP TABLE firm_absences (
        student_id uuid, school_id uuid, class_id uuid, kind text, entered_on date, day date, weekday int, half text)
        ON COMMIT DROP""",
    "CREATE TEMP TABLE counting (school_id uuid PRIMARY KEY, counted_as text) ON COMMIT DROP",
    """CREATE TEMP TABLE class_wide (class_id uuid, day date, weekday int, half text) ON COMMIT DROP""",
)

# Apprentices are outside the count of half-days (practice §0, 2); who has left, or is in no file any more, is followed
# by the departures, not here.
WATCHED = """
    INSERT INTO watched
    SELECT e.student_id, e.school_id, e.class_id, s.kind, s.time_zone, e.entered_on
    FROM enrolments e
    JOIN schools s ON s.id = e.school_id
    JOIN school_students k ON k.student_id = e.student_id AND k.school_id = e.school_id
    WHERE e.school_year = :year AND (CAST(:school AS uuid) IS NULL OR e.school_id = :school)
      AND e.status_code <> 'AP' AND k.missing_since IS NULL
      AND (e.entered_on IS NULL OR e.entered_on <= :on) AND (e.left_on IS NULL OR e.left_on > :on)
"""
THRESHOLDS = """
    INSERT INTO thresholds
    SELECT * FROM unnest(
        CAST(:rules AS text[]), CAST(:kinds AS text[]), CAST(:firsts AS int[]), CAST(:seconds AS int[]))
"""
OPEN_DAYS = """
    INSERT INTO open_days
    SELECT o.school_id, o.day, extract(isodow FROM o.day) - 1, o.half
    FROM unnest(CAST(:schools AS uuid[]), CAST(:days AS date[]), CAST(:halves AS text[])) AS o (school_id, day, half)
"""
COUNTING = """
    INSERT INTO counting SELECT * FROM unnest(CAST(:schools AS uuid[]), CAST(:kinds AS text[]))
"""
INDEXES = (
    "CREATE INDEX ON watched (student_id, school_id)",
    "CREATE INDEX ON open_days (school_id, weekday, half)",
    "ANALYZE watched",
    "ANALYZE open_days",
    "ANALYZE thresholds",
    "ANALYZE counting",
)
