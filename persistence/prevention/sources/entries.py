"""What was recorded in numbers of facts: exclusions, absences in a placement, signals by adults."""

_RECORDED = """
    INSERT INTO found
    SELECT m.school_id, m.student_id, m.rule, CASE WHEN m.number >= t.second_level THEN 2 ELSE 1 END,
           m.period_start, :on, jsonb_build_object('count', m.number)
    FROM (
        SELECT w.school_id, w.student_id, w.kind, k.rule, k.period_start, count(*) AS number
        FROM (VALUES ('temporary_exclusion', 'exclusions', CAST(:since_90 AS date)),
                     ('placement_absence', 'placement_absences', CAST(:since_30 AS date))
             ) AS k (entry, rule, period_start)
        JOIN absence_entries e ON e.kind = k.entry AND e.first_day BETWEEN k.period_start AND :on
        JOIN watched w ON w.student_id = e.student_id AND w.school_id = e.school_id
        WHERE e.first_day BETWEEN :since_90 AND :on AND e.kind IN ('temporary_exclusion', 'placement_absence')
          AND e.voided_at IS NULL
          AND NOT EXISTS (SELECT FROM absence_entries n WHERE n.replaces = e.id AND n.student_id = e.student_id)
        GROUP BY w.school_id, w.student_id, w.kind, k.rule, k.period_start
    ) AS m
    JOIN thresholds t ON t.rule = m.rule AND t.kind = m.kind AND m.number >= t.first_level
"""
_SIGNALS = """
    INSERT INTO found
    SELECT m.school_id, m.student_id, t.rule, CASE WHEN m.number >= t.second_level THEN 2 ELSE 1 END,
           :since_30, :on, jsonb_build_object('count', m.number)
    FROM (
        SELECT w.school_id, w.student_id, w.kind, count(DISTINCT s.reported_by) AS number
        FROM watched w JOIN signals s ON s.student_id = w.student_id AND s.school_id = w.school_id
        WHERE s.state NOT IN ('decided', 'closed')
          AND CAST(s.reported_at AT TIME ZONE w.time_zone AS date) BETWEEN :since_30 AND :on
        GROUP BY w.school_id, w.student_id, w.kind
    ) AS m
    JOIN thresholds t ON t.rule = 'signals' AND t.kind = m.kind AND m.number >= t.first_level
"""
STATEMENTS = (_RECORDED, _SIGNALS)
