"""Counts of half-days: absences, lateness, and what one pupil's own past says, in one look at the half-days."""

_SUMS = """
    INSERT INTO absence_sums
    SELECT w.student_id, w.school_id, w.kind, w.here_last_year,
        count(*) FILTER (WHERE h.day >= :since_30 AND h.state IN ('unjustified', 'pending')),
        count(*) FILTER (WHERE h.day >= :since_30 AND h.state <> 'late'),
        count(*) FILTER (WHERE h.day >= :since_30 AND h.state = 'late'),
        count(*) FILTER (WHERE h.day >= :since_28 AND h.state <> 'late'),
        greatest(count(*) FILTER (WHERE h.day >= :since_56 AND h.day < :since_28 AND h.state <> 'late'),
                 count(*) FILTER (WHERE h.day >= :since_84 AND h.day < :since_56 AND h.state <> 'late')),
        count(*) FILTER (WHERE h.day >= :year_start AND h.state <> 'late'),
        count(*) FILTER (WHERE h.day <= :year_before AND h.state <> 'late'),
        count(*) FILTER (WHERE h.day >= w.entered_on AND h.state IN ('unjustified', 'pending'))
    FROM watched w JOIN half_days h ON h.student_id = w.student_id AND h.school_id = w.school_id
    WHERE h.day BETWEEN :last_year_start AND :on AND h.state IN ('unjustified', 'pending', 'justified', 'late')
    GROUP BY w.student_id, w.school_id, w.kind, w.here_last_year
"""
_FOUND = """
    INSERT INTO found
    SELECT m.school_id, m.student_id, m.rule, CASE WHEN m.measure >= t.second_level THEN 2 ELSE 1 END,
           m.period_start, :on, jsonb_strip_nulls(jsonb_build_object('count', m.number, 'before', m.before))
    FROM (
        SELECT s.school_id, s.student_id, s.kind, r.*
        FROM absence_sums s CROSS JOIN LATERAL (VALUES
            ('unjustified_absences', s.unjustified, CAST(:since_30 AS date), s.unjustified, NULL),
            ('all_absences', s.absences, CAST(:since_30 AS date), s.absences, NULL),
            ('lateness', s.late, CAST(:since_30 AS date), s.late, NULL),
            ('recent_rise', CASE WHEN CAST(:since_56 AS date) >= CAST(:year_start AS date)
                                  AND s.recent >= 2 * s.before THEN s.recent - s.before END,
             CAST(:since_28 AS date), s.recent, s.before),
            ('rise_since_last_year', CASE WHEN s.here_last_year AND s.this_year >= 2 * s.last_year
                                          THEN s.this_year - s.last_year END,
             CAST(:year_start AS date), s.this_year, s.last_year)
        ) AS r (rule, measure, period_start, number, before)
    ) AS m
    JOIN thresholds t ON t.rule = m.rule AND t.kind = m.kind AND m.measure >= t.first_level
"""
STATEMENTS = (_SUMS, "CREATE INDEX ON absence_sums (student_id, school_id)", "ANALYZE absence_sums", _FOUND)
