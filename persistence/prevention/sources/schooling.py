"""Where the pupil stands: arrived during the year, without a placement, with a file of absences last year."""

_ARRIVED = """
    INSERT INTO found
    SELECT w.school_id, w.student_id, t.rule,
           CASE WHEN coalesce(s.since_arrival, 0) >= t.second_level THEN 2 ELSE 1 END, w.entered_on, :on,
           jsonb_build_object('count', coalesce(s.since_arrival, 0), 'arrived_on', w.entered_on,
                              'counted_as', c.counted_as)
    FROM watched w JOIN counting c ON c.school_id = w.school_id
    LEFT JOIN absence_sums s ON s.student_id = w.student_id AND s.school_id = w.school_id
    JOIN thresholds t ON t.rule = 'change_of_school' AND t.kind = w.kind
                     AND coalesce(s.since_arrival, 0) >= t.first_level
    WHERE w.entered_on BETWEEN greatest(CAST(:since_60 AS date), CAST(:october AS date)) AND :on
"""
# Only where the school records the places of its pupils: somebody of the class must have one.
_WITHOUT_PLACE = """
    INSERT INTO found
    WITH due AS (
        SELECT w.school_id, w.student_id, w.kind, min(p.starts_on) AS starts_on
        FROM watched w JOIN class_placements p ON p.class_id = w.class_id
        WHERE p.starts_on > :on
          AND EXISTS (SELECT FROM watched o JOIN student_arrangements a
                        ON a.student_id = o.student_id AND a.school_id = o.school_id
                      WHERE o.class_id = p.class_id AND a.kind = 'placement' AND a.ended_at IS NULL
                        AND a.starts_on <= p.ends_on AND a.ends_on >= p.starts_on)
          AND NOT EXISTS (SELECT FROM student_arrangements a
                          WHERE a.student_id = w.student_id AND a.school_id = w.school_id AND a.kind = 'placement'
                            AND a.ended_at IS NULL AND a.starts_on <= p.ends_on AND a.ends_on >= p.starts_on)
        GROUP BY w.school_id, w.student_id, w.kind
    )
    SELECT d.school_id, d.student_id, t.rule, CASE WHEN d.starts_on - :on <= t.second_level THEN 2 ELSE 1 END,
           :on, d.starts_on, jsonb_build_object('days', d.starts_on - :on, 'starts_on', d.starts_on)
    FROM due d JOIN thresholds t ON t.rule = 'missing_placement' AND t.kind = d.kind
                                AND d.starts_on - :on <= t.first_level
"""
_LAST_YEAR = """
    INSERT INTO found
    SELECT w.school_id, w.student_id, t.rule, CASE WHEN c.referred + 1 >= t.second_level THEN 2 ELSE 1 END,
           :last_year_start, :last_year_end, jsonb_build_object('referred', c.referred)
    FROM watched w
    JOIN (SELECT student_id, school_id, max(CAST(dsden_state <> 'none' AS int)) AS referred FROM attendance_cases
          WHERE school_year = CAST(:year AS int) - 1 AND close_reason IS DISTINCT FROM 'opened_in_error'
          GROUP BY student_id, school_id) AS c ON c.student_id = w.student_id AND c.school_id = w.school_id
    JOIN thresholds t ON t.rule = 'last_year_case' AND t.kind = w.kind AND c.referred + 1 >= t.first_level
"""
STATEMENTS = (_ARRIVED, _WITHOUT_PLACE, _LAST_YEAR)
