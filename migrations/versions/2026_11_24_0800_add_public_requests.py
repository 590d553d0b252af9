"""Add the requests of young people from the public page, and what indicators read.

Indicators count over the walls without showing a row: each function asks first whether the caller stands in the unit
(`indicator_schools`, `indicator_platforms`), returns numbers by class, school or platform, and never a person. The
prosecutor's compartment is not read at all (RGPD art. 10).
"""

from alembic import op

from migrations.public_page import REQUESTS, forget_requests, requests_lines
from migrations.statements import run

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

INSIDE = """
CREATE FUNCTION indicator_schools(asked uuid) RETURNS TABLE (id uuid, name text, kind text, alone boolean) {guarded}
    SELECT s.id, s.name, s.kind, u.kind = 'school'
    FROM units u JOIN schools s ON CASE u.kind WHEN 'school' THEN s.id = u.id WHEN 'dsden' THEN s.dsden_id = u.id
        WHEN 'draaf' THEN s.draaf_id = u.id WHEN 'academy' THEN s.academy_name = u.name ELSE false END
    WHERE u.id = asked AND EXISTS (SELECT FROM actor_units a WHERE a.actor_id = app_actor() AND a.unit_id = asked) $$;

CREATE FUNCTION indicator_platforms(asked uuid) RETURNS TABLE (id uuid, name text, school_id uuid) {guarded}
    SELECT p.id, p.name, CASE WHEN u.kind = 'school' THEN u.id END
    FROM units u JOIN units p ON p.kind = 'platform' AND CASE u.kind WHEN 'school' THEN true
        WHEN 'platform' THEN p.id = u.id WHEN 'dsden' THEN p.department_code = u.department_code
        WHEN 'academy' THEN p.department_code IN (SELECT s.department_code FROM schools s WHERE s.academy_name = u.name)
        ELSE false END
    WHERE u.id = asked AND EXISTS (SELECT FROM actor_units a WHERE a.actor_id = app_actor() AND a.unit_id = asked) $$;

CREATE FUNCTION indicator_pupils(asked uuid, asked_year int) RETURNS TABLE (student_id uuid, school_id uuid, entered_on date,
    left_on date, parent text, line text, label text) {guarded}
    SELECT e.student_id, e.school_id, e.entered_on, e.left_on,
           CASE WHEN s.alone THEN coalesce(c.level, '') ELSE s.kind END,
           CASE WHEN s.alone THEN coalesce(c.id::text, 'none') ELSE s.id::text END,
           CASE WHEN s.alone THEN coalesce(c.name, 'Sans classe') ELSE s.name END
    FROM indicator_schools(asked) s JOIN enrolments e ON e.school_id = s.id AND e.school_year = asked_year
    LEFT JOIN classes c ON c.id = e.class_id $$;

CREATE FUNCTION indicator_followed(asked uuid, asked_from date, asked_to date) RETURNS TABLE (id uuid, line text,
    label text) {guarded}
    SELECT f.id, p.id::text, p.name
    FROM indicator_platforms(asked) p JOIN follow_ups f ON f.platform_id = p.id
    WHERE f.arrived_on BETWEEN asked_from AND asked_to AND f.close_reason IS DISTINCT FROM 'error'
      AND (p.school_id IS NULL OR f.school_id = p.school_id) $$;
"""

SCHOOLS = """
CREATE FUNCTION indicator_attendance(asked uuid, asked_year int) {counts}
    SELECT p.parent, p.line, p.label, CASE WHEN m.reach >= 10 THEN 'heavy' WHEN m.reach >= 4 THEN 'absent'
        ELSE 'under' END, count(*)
    FROM indicator_pupils(asked, asked_year) p
    LEFT JOIN LATERAL (SELECT t.threshold_count FROM school_settings t WHERE t.school_id = p.school_id
        ORDER BY t.version DESC LIMIT 1) t ON true
    LEFT JOIN LATERAL (SELECT max(CASE t.threshold_count WHEN 'raw' THEN m.reach_raw
            WHEN 'proportional' THEN m.reach_proportional / 1000000 ELSE m.reach_complete END) AS reach
        FROM month_counters m WHERE m.student_id = p.student_id AND m.school_id = p.school_id
          AND m.month BETWEEN make_date(asked_year, 9, 1) AND make_date(asked_year + 1, 8, 31)) m ON true
    GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_months(asked uuid, asked_year int, asked_to date) {counts}
    SELECT '', d.month::date::text, d.month::date::text, CASE WHEN m.reach >= 10 THEN 'heavy' WHEN m.reach >= 4
        THEN 'absent' ELSE 'under' END, count(*)
    FROM generate_series(make_date(asked_year, 9, 1)::timestamp, least(asked_to, make_date(asked_year + 1, 7, 1))::timestamp,
                         interval '1 month') d (month)
    JOIN indicator_pupils(asked, asked_year) p ON coalesce(p.left_on, 'infinity') >= d.month
        AND coalesce(p.entered_on, '-infinity') < d.month + interval '1 month'
    LEFT JOIN LATERAL (SELECT t.threshold_count FROM school_settings t WHERE t.school_id = p.school_id
        ORDER BY t.version DESC LIMIT 1) t ON true
    LEFT JOIN LATERAL (SELECT CASE t.threshold_count WHEN 'raw' THEN m.reach_raw
            WHEN 'proportional' THEN m.reach_proportional / 1000000 ELSE m.reach_complete END AS reach
        FROM month_counters m WHERE m.student_id = p.student_id AND m.school_id = p.school_id
          AND m.month = d.month::date) m ON true
    GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_cases(asked uuid, asked_year int) {counts}
    SELECT p.parent, p.line, p.label, CASE WHEN c.id IS NULL THEN 'none' WHEN c.again THEN 'again'
        WHEN c.warned THEN 'warned' WHEN c.referred THEN 'referred' ELSE 'school' END, count(*)
    FROM indicator_pupils(asked, asked_year) p
    LEFT JOIN LATERAL (SELECT c.id, bool_or(t.target = 'referred_again') AS again, bool_or(t.target = 'warned') AS warned,
            bool_or(t.target = 'referred') AS referred
        FROM attendance_cases c LEFT JOIN dsden_case_transitions t ON t.case_id = c.id
        WHERE c.student_id = p.student_id AND c.school_id = p.school_id AND c.school_year = asked_year
          AND c.close_reason IS DISTINCT FROM 'opened_in_error'
        GROUP BY c.id) c ON true
    GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_warnings(asked uuid, asked_from date, asked_to date) {counts}
    SELECT '', w.rule, w.rule, CASE WHEN w.state IN ('taken', 'on_agenda') THEN 'handled'
        WHEN w.state IN ('set_aside', 'false_alarm') THEN 'aside' WHEN w.state = 'ended' AND w.gesture_id IS NOT NULL
        THEN 'handled' WHEN w.state = 'ended' THEN 'ended' ELSE 'waiting' END, count(*)
    FROM indicator_schools(asked) s JOIN early_warnings w ON w.school_id = s.id
    WHERE w.first_seen_on BETWEEN asked_from AND asked_to GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_signals(asked uuid, asked_from date, asked_to date) {counts}
    SELECT '', 'signals', '', CASE WHEN g.state IN ('decided', 'closed') THEN 'decided'
        WHEN g.state IN ('read', 'on_agenda') THEN 'reading' ELSE 'waiting' END, count(*)
    FROM indicator_schools(asked) s JOIN signals g ON g.school_id = s.id
    WHERE g.reported_at::date BETWEEN asked_from AND asked_to GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_leavers(asked uuid, asked_year int) {counts}
    SELECT p.parent, p.line, p.label, CASE WHEN d.state = 'returned' THEN 'returned'
        WHEN d.destination_confirmed_on IS NOT NULL THEN 'settled' WHEN d.handed_over_on IS NOT NULL THEN 'handed_over'
        ELSE 'open' END, count(*)
    FROM indicator_pupils(asked, asked_year) p
    JOIN departures d ON d.student_id = p.student_id AND d.school_id = p.school_id AND d.school_year = asked_year
    WHERE d.state <> 'withdrawn' GROUP BY 1, 2, 3, 4 $$;
"""

PLATFORMS = """
CREATE FUNCTION indicator_funnel(asked uuid, asked_from date, asked_to date) {counts}
    SELECT '', q.line, q.label, CASE WHEN q.back THEN 'back' WHEN q.supported THEN 'supported'
        WHEN f.interviewed_on IS NOT NULL THEN 'interviewed' WHEN f.reached_on IS NOT NULL THEN 'reached'
        ELSE 'identified' END, count(*)
    FROM (SELECT i.*, EXISTS (SELECT FROM follow_up_solutions s WHERE s.follow_up_id = i.id
                AND s.state IN ('started', 'ended')
                AND s.kind IN ('initial_training', 'continuing_training', 'civic_service')) AS back,
            EXISTS (SELECT FROM follow_up_steps t WHERE t.follow_up_id = i.id
                AND t.target IN ('in_support', 'in_solution')) AS supported
          FROM indicator_followed(asked, asked_from, asked_to) i) q
    JOIN follow_ups f ON f.id = q.id GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_obligations(asked uuid, asked_from date, asked_to date) {counts}
    SELECT '', i.line, i.label, f.obligation, count(*)
    FROM indicator_followed(asked, asked_from, asked_to) i JOIN follow_ups f ON f.id = i.id
    WHERE f.arrived_on >= f.birth_date + interval '16 years' AND f.arrived_on < f.birth_date + interval '18 years'
    GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_delays(asked uuid, asked_from date, asked_to date) RETURNS TABLE (line text, persons bigint,
    median double precision) {guarded}
    WITH delays AS (
        SELECT f.reached_on - f.arrived_on AS to_contact,
            (SELECT min(s.started_on) FROM follow_up_solutions s WHERE s.follow_up_id = f.id
                AND s.state IN ('started', 'ended')) - f.reached_on AS to_solution
        FROM indicator_followed(asked, asked_from, asked_to) i JOIN follow_ups f ON f.id = i.id)
    SELECT 'contact', count(to_contact), percentile_cont(0.5) WITHIN GROUP (ORDER BY to_contact) FROM delays
    UNION ALL
    SELECT 'solution', count(to_solution), percentile_cont(0.5) WITHIN GROUP (ORDER BY to_solution) FROM delays $$;

CREATE FUNCTION indicator_contracts(asked uuid, asked_from date, asked_to date) {counts}
    SELECT '', p.id::text, p.name, CASE WHEN c.state IN ('active', 'suspended') THEN 'running'
        WHEN c.state = 'completed' THEN 'completed' WHEN c.state = 'transferred' THEN 'transferred' ELSE 'broken' END,
        count(*)
    FROM indicator_platforms(asked) p JOIN training_contracts c ON c.platform_id = p.id
    WHERE c.started_on BETWEEN asked_from AND asked_to AND (p.school_id IS NULL OR c.school_id = p.school_id)
    GROUP BY 1, 2, 3, 4 $$;

CREATE FUNCTION indicator_marks(asked uuid, asked_from date, asked_to date, asked_day date) {counts}
    SELECT '', m.months::text, m.months::text, CASE WHEN m.held THEN 'held' WHEN NOT m.held THEN 'not_held'
        WHEN m.due_on <= asked_day THEN 'unanswered' ELSE 'later' END, count(*)
    FROM indicator_platforms(asked) p JOIN training_contracts c ON c.platform_id = p.id
    JOIN training_contract_marks m ON m.contract_id = c.id
    WHERE c.started_on BETWEEN asked_from AND asked_to AND (p.school_id IS NULL OR c.school_id = p.school_id)
    GROUP BY 1, 2, 3, 4 $$;
"""

GUARDED = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET row_security = on AS $$"
COUNTS = f"RETURNS TABLE (parent text, line text, label text, kind text, persons bigint) {GUARDED}"
WITHIN = (
    "indicator_followed(uuid, date, date)", "indicator_pupils(uuid, int)", "indicator_platforms(uuid)",
    "indicator_schools(uuid)",
)  # fmt: skip
COUNTING = (
    "indicator_attendance(uuid, int)", "indicator_months(uuid, int, date)", "indicator_cases(uuid, int)",
    "indicator_warnings(uuid, date, date)", "indicator_signals(uuid, date, date)", "indicator_leavers(uuid, int)",
    "indicator_funnel(uuid, date, date)", "indicator_obligations(uuid, date, date)",
    "indicator_delays(uuid, date, date)", "indicator_contracts(uuid, date, date)",
    "indicator_marks(uuid, date, date, date)",
)  # fmt: skip


def upgrade() -> None:
    """Only the functions that count may be called by the application; those that name rows serve them alone."""
    run(REQUESTS)
    for line in requests_lines():
        op.execute(line)
    for block in (INSIDE, SCHOOLS, PLATFORMS):
        run(block.format(guarded=GUARDED, counts=COUNTS))
    for function in (*WITHIN, *COUNTING):
        op.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
    for function in COUNTING:
        op.execute(f"GRANT EXECUTE ON FUNCTION {function} TO raccroche_app")


def downgrade() -> None:
    for line in forget_requests():
        op.execute(line)
    for function in (*COUNTING, *WITHIN):
        op.execute(f"DROP FUNCTION {function}")
