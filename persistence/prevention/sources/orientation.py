"""Orientation: no wish although the results come near, no solution after the assignment."""

_NO_WISH = """
    INSERT INTO found
    SELECT w.school_id, w.student_id, t.rule,
           CASE WHEN y.results_expected_on - :on <= t.second_level THEN 2 ELSE 1 END, :on, y.results_expected_on,
           jsonb_build_object('days', y.results_expected_on - :on)
    FROM watched w
    JOIN orientation_files o ON o.student_id = w.student_id AND o.school_id = w.school_id AND o.school_year = :year
    JOIN orientation_years y ON y.school_id = w.school_id AND y.school_year = :year
    JOIN thresholds t ON t.rule = 'no_wish' AND t.kind = w.kind AND y.results_expected_on - :on <= t.first_level
    WHERE o.state = 'open' AND o.no_wish_confirmed_on IS NULL AND y.results_expected_on > :on
"""
_NO_ASSIGNMENT = """
    INSERT INTO found
    SELECT w.school_id, w.student_id, t.rule,
           CASE WHEN :on - o.without_solution_since >= t.second_level THEN 2 ELSE 1 END,
           o.without_solution_since, :on, jsonb_build_object('days', :on - o.without_solution_since)
    FROM watched w
    JOIN orientation_files o ON o.student_id = w.student_id AND o.school_id = w.school_id AND o.school_year = :year
    JOIN thresholds t ON t.rule = 'no_assignment' AND t.kind = w.kind
                     AND :on - o.without_solution_since >= t.first_level
    WHERE o.without_solution_since <= :on AND o.solution_on IS NULL
"""
STATEMENTS = (_NO_WISH, _NO_ASSIGNMENT)
