"""Where reasons to speak of somebody come from: each source as SQL, for pupils of a school, for followed young people.

Each gives: origin, person, house, codes that make the words, since when. `{which:…}` is what it proposes by itself.
"""

from datetime import timedelta

from domain.meetings.agenda import ItemOrigin
from domain.meetings.subject import SubjectKind

BACK_WITHIN = timedelta(days=30)
"""A pupil who came back less than a month ago is proposed (a rule of ours)."""
SOON = timedelta(days=15)
"""A date of law is proposed two weeks before it: the meetings of a platform are some weeks apart (a rule of ours)."""

_OPEN = "f.followup_status NOT IN ('closed', 'transferred')"
_SILENT = "'partner', 'young_person', 'handover_answer', 'return_place', 'solution_start'"

SCHOOL_SOURCES = {
    ItemOrigin.EARLY_WARNING: """
        SELECT w.id AS origin_id, w.student_id, w.school_id, ARRAY[w.rule] AS codes, w.first_seen_on AS since
        FROM early_warnings w WHERE {which:w.ended_on IS NULL AND w.state IN ('open', 'taken')}""",
    ItemOrigin.SIGNAL: """
        SELECT g.id, g.student_id, g.school_id, g.observations, g.reported_at::date
        FROM signals g WHERE {which:g.state IN ('received', 'read')}""",
    ItemOrigin.SUPPORT_PLAN: """
        SELECT p.id, p.student_id, p.school_id, ARRAY[p.scheme], p.next_review_on
        FROM support_plans p WHERE {which:p.next_review_on <= :today AND p.closed_on IS NULL}""",
    ItemOrigin.TASK: """
        SELECT t.id, t.student_id, t.unit_id, ARRAY[t.what], t.due_on
        FROM tasks t WHERE {which:t.student_id IS NOT NULL AND t.done_at IS NULL AND t.cancelled_at IS NULL
                            AND t.due_on < :today}""",
    ItemOrigin.ATTENDANCE_CASE: """
        SELECT c.id, c.student_id, c.school_id, ARRAY[]::text[], c.last_act_on
        FROM attendance_cases c
        WHERE {which:c.close_reason IS NULL AND c.school_year = :year AND (c.school_state = 'threshold_reached'
            OR EXISTS (SELECT FROM school_case_transitions k WHERE k.case_id = c.id AND k.appointment_on = :held_on
                       AND k.name IN ('convene_meeting', 'convene_educational_community')))}""",
    ItemOrigin.DEPARTURE: """
        SELECT d.id, d.student_id, d.school_id, ARRAY[]::text[], d.opened_on
        FROM departures d WHERE {which:d.state IN ('new', 'to_clarify', 'preparing')}""",
    ItemOrigin.RETURN: """
        SELECT d.id, d.student_id, d.school_id, ARRAY[]::text[], d.returned_on
        FROM departures d WHERE {which:d.returned_on BETWEEN :back_since AND :today}""",
    ItemOrigin.REVIEW: """
        SELECT i.id, i.student_id, i.unit_id, ARRAY[i.decision], i.next_review_on
        FROM meeting_items i WHERE {which:i.student_id IS NOT NULL AND i.next_review_on <= :held_on
            AND i.decision IS NOT NULL
            AND NOT EXISTS (SELECT FROM meeting_items n WHERE n.student_id = i.student_id AND n.unit_id = i.unit_id
                            AND n.decided_at > i.decided_at)}""",
}
PLATFORM_SOURCES = {
    ItemOrigin.RETURN_RIGHT: """
        SELECT q.id, q.follow_up_id, q.platform_id, ARRAY[q.state], q.received_on
        FROM return_requests q WHERE {which:q.state IN ('received', 'interviewed', 'waiting')}""",
    ItemOrigin.LEGAL_DEADLINE: f"""
        SELECT f.id, f.id, f.platform_id, ARRAY[f.legal_deadline_code], f.legal_deadline_on
        FROM follow_ups f WHERE {{which:f.legal_deadline_on <= :soon AND {_OPEN}}}""",
    ItemOrigin.WITHOUT_REFERENT: f"""
        SELECT f.id, f.id, f.platform_id, ARRAY[]::text[], CAST(r.from_at AS date)
        FROM follow_ups f JOIN follow_up_referents r ON r.follow_up_id = f.id AND r.rank = f.referent_rank
        WHERE {{which:f.followup_status <> 'in_solution' AND r.account_id IS NULL AND {_OPEN}}}""",
    ItemOrigin.UNREACHABLE: f"""
        SELECT f.id, f.id, f.platform_id, ARRAY[CAST(f.failed_attempts AS text)],
            (SELECT CAST(max(c.tried_at) AS date) FROM follow_up_contacts c WHERE c.follow_up_id = f.id)
        FROM follow_ups f WHERE {{which:f.contact_status = 'unreachable' AND {_OPEN}}}""",
    ItemOrigin.REFUSAL: f"""
        SELECT f.id, f.id, f.platform_id, ARRAY[f.contact_status, coalesce(p.partner, '')],
            coalesce(p.answered_on, f.waiting_since)
        FROM follow_ups f LEFT JOIN LATERAL (SELECT u.name AS partner, r.answered_on FROM follow_up_referrals r
            JOIN units u ON u.id = r.partner_unit
            WHERE r.follow_up_id = f.id AND r.answer = 'declined' AND r.withdrawn_on IS NULL
              AND NOT EXISTS (SELECT FROM meeting_items i WHERE i.follow_up_id = f.id
                              AND CAST(i.decided_at AS date) >= r.answered_on)
            ORDER BY r.answered_on DESC, r.id LIMIT 1) AS p ON true
        WHERE {{which:f.followup_status <> 'in_solution' AND (f.contact_status = 'refuses_contact'
            OR p.partner IS NOT NULL) AND {_OPEN}}}""",
    ItemOrigin.SILENT: f"""
        SELECT f.id, f.id, f.platform_id, ARRAY[f.waiting_for], f.waiting_since
        FROM follow_ups f LEFT JOIN platform_settings k ON k.platform_id = f.platform_id
        WHERE {{which:f.waiting_for IN ({_SILENT})
            AND f.waiting_since + coalesce(k.silence_days, 15) < CAST(:today AS date) AND {_OPEN}}}""",
    ItemOrigin.TASK: """
        SELECT t.id, t.follow_up_id, t.unit_id, ARRAY[t.what], t.due_on
        FROM tasks t WHERE {which:t.follow_up_id IS NOT NULL AND t.done_at IS NULL AND t.cancelled_at IS NULL
                            AND t.due_on < :today}""",
    ItemOrigin.REVIEW: """
        SELECT i.id, i.follow_up_id, i.unit_id, ARRAY[i.decision], i.next_review_on
        FROM meeting_items i WHERE {which:i.follow_up_id IS NOT NULL AND i.next_review_on <= :held_on
            AND i.decision IS NOT NULL
            AND NOT EXISTS (SELECT FROM meeting_items n WHERE n.follow_up_id = i.follow_up_id
                            AND n.unit_id = i.unit_id AND n.decided_at > i.decided_at)}""",
}
SOURCES = {SubjectKind.PUPIL: SCHOOL_SOURCES, SubjectKind.FOLLOWED: PLATFORM_SOURCES}


def narrowed(source: str, *, by_id: bool) -> str:
    """The source for proposals (its own condition), or for reasons already on an agenda (by identifier)."""
    start = source.index("{which:")
    if not by_id:
        return f"{source[:start]}({source[start + 7 : -1]})"
    alias = source.lstrip().removeprefix("SELECT ").split(".", 1)[0]
    return f"{source[:start]}{alias}.id = ANY(CAST(:ids AS uuid[]))"
