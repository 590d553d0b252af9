"""Counts of half-days: absences, lateness, and what one pupil's own past says, in one look at the half-days.

Without an accepted reason, a half-day weighs what the school's own count says, as in its alerts; proportions are added
to the millionth, then only whole half-days count. All absences together are half-days in which something was missed.
"""

_WEIGHT = """CASE c.counted_as WHEN 'complete' THEN h.complete WHEN 'raw' THEN h.raw
             ELSE CAST(h.minutes AS numeric) / nullif(h.expected_minutes, 0) END"""

_SUMS = f"""
    INSERT INTO absence_sums
    SELECT w.student_id, w.school_id, w.kind,
        floor(round(coalesce(sum({_WEIGHT}) FILTER (
            WHERE h.day >= :since_30 AND h.state IN ('unjustified', 'pending')), 0), 6)),
        count(*) FILTER (WHERE h.day >= :since_30 AND h.state <> 'late'),
        count(*) FILTER (WHERE h.day >= :since_30 AND h.state = 'late'),
        count(*) FILTER (WHERE h.day >= :since_28 AND h.state <> 'late'),
        greatest(count(*) FILTER (WHERE h.day >= :since_56 AND h.day < :since_28 AND h.state <> 'late'),
                 count(*) FILTER (WHERE h.day >= :since_84 AND h.day < :since_56 AND h.state <> 'late')),
        count(*) FILTER (WHERE h.day >= :year_start AND h.state <> 'late'),
        count(*) FILTER (WHERE h.day <= :year_before AND h.state <> 'late'),
        floor(round(coalesce(sum({_WEIGHT}) FILTER (
            WHERE h.day >= w.entered_on AND h.state IN ('unjustified', 'pending')), 0), 6)),
        c.counted_as
    FROM watched w JOIN half_days h ON h.student_id = w.student_id AND h.school_id = w.school_id
    JOIN counting c ON c.school_id = w.school_id
    WHERE h.day BETWEEN :last_year_start AND :on AND h.state IN ('unjustified', 'pending', 'justified', 'late')
    GROUP BY w.student_id, w.school_id, w.kind, c.counted_as
"""
# A past is what rolls saw: half-days of the same period with a roll of the pupil's class while they were in it.
_ROLLED = """(
        SELECT count(DISTINCT (r.day, r.half))
        FROM enrolments p JOIN roll_calls r ON r.class_id = p.class_id AND r.taken_at IS NOT NULL
        WHERE p.student_id = m.student_id AND p.school_id = m.school_id AND p.school_year = CAST(:year AS int) - 1
          AND r.day BETWEEN :last_year_start AND :year_before
          AND (p.entered_on IS NULL OR r.day >= p.entered_on) AND (p.left_on IS NULL OR r.day < p.left_on))"""
_FOUND = f"""
    INSERT INTO found
    SELECT m.school_id, m.student_id, m.rule, CASE WHEN m.measure >= t.second_level THEN 2 ELSE 1 END,
           m.period_start, :on, jsonb_strip_nulls(jsonb_build_object('count', m.number, 'before', m.before,
                                                                  'counted_as', m.counted_as))
    FROM (
        SELECT s.school_id, s.student_id, s.kind, r.*
        FROM absence_sums s CROSS JOIN LATERAL (VALUES
            ('unjustified_absences', s.unjustified, CAST(:since_30 AS date), s.unjustified, NULL,
             s.counted_as),
            ('all_absences', s.absences, CAST(:since_30 AS date), s.absences, NULL, NULL),
            ('lateness', s.late, CAST(:since_30 AS date), s.late, NULL, NULL),
            ('recent_rise', CASE WHEN CAST(:since_56 AS date) >= CAST(:year_start AS date)
                                  AND s.recent >= 2 * s.before THEN s.recent - s.before END,
             CAST(:since_28 AS date), s.recent, s.before, NULL),
            ('rise_since_last_year', CASE WHEN s.this_year >= 2 * s.last_year THEN s.this_year - s.last_year END,
             CAST(:year_start AS date), s.this_year, s.last_year, NULL)
        ) AS r (rule, measure, period_start, number, before, counted_as)
    ) AS m
    JOIN thresholds t ON t.rule = m.rule AND t.kind = m.kind AND m.measure >= t.first_level
    WHERE m.rule <> 'rise_since_last_year' OR {_ROLLED} >= :past_half_days
"""
STATEMENTS = (_SUMS, "CREATE INDEX ON absence_sums (student_id, school_id)", "ANALYZE absence_sums", _FOUND)
