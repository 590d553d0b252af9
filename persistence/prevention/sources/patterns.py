"""« Absentéisme perlé », set-based: only absences without any reason, and no day that the class missed together."""

_FIRM = """
    INSERT INTO firm_absences
    SELECT w.student_id, w.school_id, w.class_id, w.kind, w.entered_on, h.day, extract(isodow FROM h.day) - 1, h.half
    FROM watched w JOIN half_days h ON h.student_id = w.student_id AND h.school_id = w.school_id
    WHERE h.day BETWEEN :since_56 AND :on AND h.state = 'unjustified'
"""
_CLASS_WIDE = """
    INSERT INTO class_wide
    SELECT f.class_id, f.day, f.weekday, f.half
    FROM firm_absences f
    JOIN (SELECT class_id, count(*) AS pupils FROM watched WHERE class_id IS NOT NULL GROUP BY class_id) AS size
      ON size.class_id = f.class_id
    GROUP BY f.class_id, f.day, f.weekday, f.half, size.pupils
    HAVING count(*) >= :group_pupils AND :group_share * count(*) >= size.pupils
"""
_OF_THE_WEEK = """
    INSERT INTO found
    WITH kept AS (
        SELECT f.* FROM firm_absences f
        WHERE NOT EXISTS (SELECT FROM class_wide c WHERE c.class_id = f.class_id AND c.day = f.day AND c.half = f.half)
    ), totals AS (
        SELECT student_id, school_id, count(*) AS number FROM kept GROUP BY student_id, school_id
    ), slots AS (
        SELECT student_id, school_id, kind, entered_on, weekday, half, count(*) AS number FROM kept
        GROUP BY student_id, school_id, kind, entered_on, weekday, half HAVING count(*) >= :pattern_dates
    ), judged AS (
        SELECT s.*, o.opened, row_number() OVER (
            PARTITION BY s.student_id, s.school_id ORDER BY s.number DESC, s.weekday, s.half) AS place
        FROM slots s
        JOIN totals t ON t.student_id = s.student_id AND t.school_id = s.school_id
        CROSS JOIN LATERAL (
            SELECT count(*) AS opened FROM open_days o
            WHERE o.school_id = s.school_id AND o.weekday = s.weekday AND o.half = s.half
              AND (s.entered_on IS NULL OR o.day >= s.entered_on)) AS o
        WHERE 2 * s.number >= o.opened AND 5 * s.number >= 2 * t.number
    )
    SELECT j.school_id, j.student_id, t.rule, CASE WHEN j.number >= t.second_level THEN 2 ELSE 1 END, :since_56, :on,
           jsonb_build_object('count', j.number, 'of', greatest(j.opened, j.number), 'weekday', j.weekday,
                              'half', j.half)
    FROM judged j JOIN thresholds t ON t.rule = 'weekday_pattern' AND t.kind = j.kind AND j.number >= t.first_level
    WHERE j.place = 1
"""
# The rest of the half-day was attended: it is not a whole one that was missed, the lesson is avoided.
_OF_A_LESSON = """
    INSERT INTO found
    WITH missed AS (
        SELECT w.student_id, w.school_id, w.kind, w.entered_on, r.class_id, r.period,
               extract(isodow FROM r.day) - 1 AS weekday, count(DISTINCT r.day) AS number
        FROM watched w
        JOIN absence_entries e ON e.student_id = w.student_id AND e.school_id = w.school_id
        JOIN roll_calls r ON r.id = e.roll_call_id
        JOIN half_days h ON h.student_id = w.student_id AND h.school_id = w.school_id AND h.day = r.day
                        AND h.half = r.half AND h.complete = 0
        WHERE e.first_day BETWEEN :since_56 AND :on AND e.kind = 'absence' AND e.voided_at IS NULL
          AND r.day BETWEEN :since_56 AND :on
          AND NOT EXISTS (SELECT FROM absence_entries n WHERE n.replaces = e.id AND n.student_id = e.student_id)
          AND NOT EXISTS (SELECT FROM absence_judgements j WHERE j.entry_id = e.id AND j.withdrawn_at IS NULL
                          AND j.state IN ('admissible', 'pending', 'referred_to_dasen'))
          AND NOT EXISTS (SELECT FROM class_wide c WHERE c.class_id = w.class_id AND c.day = r.day AND c.half = r.half)
        GROUP BY w.student_id, w.school_id, w.kind, w.entered_on, r.class_id, r.period, extract(isodow FROM r.day)
        HAVING count(DISTINCT r.day) >= :pattern_dates
    ), judged AS (
        SELECT m.*, l.held, row_number() OVER (
            PARTITION BY m.student_id, m.school_id ORDER BY m.number DESC, m.weekday, m.period, m.class_id) AS place
        FROM missed m CROSS JOIN LATERAL (
            SELECT count(*) AS held FROM roll_calls r
            WHERE r.class_id = m.class_id AND r.period = m.period AND r.day BETWEEN :since_56 AND :on
              AND extract(isodow FROM r.day) - 1 = m.weekday AND r.taken_at IS NOT NULL
              AND (m.entered_on IS NULL OR r.day >= m.entered_on)) AS l
        WHERE 2 * m.number >= l.held
    )
    SELECT j.school_id, j.student_id, t.rule, CASE WHEN j.number >= t.second_level THEN 2 ELSE 1 END, :since_56, :on,
           jsonb_build_object('count', j.number, 'of', greatest(j.held, j.number), 'weekday', j.weekday,
                              'period', j.period)
    FROM judged j JOIN thresholds t ON t.rule = 'lesson_pattern' AND t.kind = j.kind AND j.number >= t.first_level
    WHERE j.place = 1
"""
STATEMENTS = (_FIRM, "ANALYZE firm_absences", _CLASS_WIDE, "ANALYZE class_wide", _OF_THE_WEEK, _OF_A_LESSON)

GROUPS = """
    WITH returning_pupils AS (
        SELECT c.class_id, c.weekday, c.half, f.school_id, f.student_id
        FROM class_wide c JOIN firm_absences f ON f.class_id = c.class_id AND f.day = c.day AND f.half = c.half
        GROUP BY c.class_id, c.weekday, c.half, f.school_id, f.student_id HAVING count(*) > 1
    ), slots AS (
        SELECT class_id, weekday, half, count(*) AS dates FROM class_wide
        GROUP BY class_id, weekday, half HAVING count(*) >= :pattern_dates
    )
    SELECT p.school_id, s.class_id, s.weekday, s.half, count(*) AS pupils, s.dates
    FROM slots s JOIN returning_pupils p ON p.class_id = s.class_id AND p.weekday = s.weekday AND p.half = s.half
    GROUP BY p.school_id, s.class_id, s.weekday, s.half, s.dates HAVING count(*) >= :group_pupils
"""
