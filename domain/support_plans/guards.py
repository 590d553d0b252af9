"""The conditions of the steps: None, or the sentence that says what is missing and who can give it."""

from datetime import date, timedelta

from domain.support_plans.catalogue import why_closed
from domain.support_plans.completeness import gaps_of
from domain.support_plans.fields import day_in, missing_late
from domain.support_plans.plan import Running, Session, Standing
from domain.support_plans.schemes import Duration, SchemeCode
from domain.support_plans.states import Agreement, PlanParty, ReviewDecision

SIX_MONTHS, A_YEAR = timedelta(days=183), timedelta(days=365)
_FAR = date.max


def is_open(standing: Standing, day: date) -> str | None:
    """The scheme is open to this pupil on the day it starts, or today when no day is set."""
    starts_on = standing.plan.content.follow_up.starts_on
    return why_closed(standing.plan.scheme, standing.facts.candidate, starts_on or day)


def is_complete(standing: Standing, _: date) -> str | None:
    return " ".join(gap.sentence for gap in gaps_of(standing.plan)) or None


def lasts_as_ruled(standing: Standing, _: date) -> str | None:
    """Dates in order, and within the duration of the scheme on the day it starts."""
    start, end = standing.plan.content.follow_up.starts_on, standing.plan.content.follow_up.ends_on
    if start is None or end is None:
        return None
    if end < start:
        return "La date de fin précède la date de début."
    rule = standing.plan.scheme.duration_on(start)
    return _fault_of_dates(standing, rule, start, end) or _fault_of_chain(standing, rule, start, end)


def _fault_of_dates(standing: Standing, rule: Duration, start: date, end: date) -> str | None:
    said = f"{standing.plan.scheme.label}\u00a0: {_lower_first(rule.label)}."
    latest = rule.latest_end(start)
    if latest is not None and end > latest:
        return said
    if rule.least_weeks is not None and end < start + timedelta(weeks=rule.least_weeks) - timedelta(days=3):
        return said
    if rule.least_days is not None and end < start + timedelta(days=rule.least_days - 1):
        return said
    if rule.first_day is not None and start < date(start.year, *rule.first_day):
        return said
    return None


def _fault_of_chain(standing: Standing, rule: Duration, start: date, end: date) -> str | None:
    """Renewals counted with the sessions before: a week of four days is still a week."""
    sessions = (*standing.facts.earlier, Session(start, end))
    said = f"{standing.plan.scheme.label}\u00a0: {_lower_first(rule.label)}. Celui-ci dépasse."
    if rule.renewals is not None and len(sessions) > rule.renewals + 1:
        return said
    weeks = sum((one.ends_on - one.starts_on).days // 7 for one in sessions)
    return said if rule.total_weeks is not None and weeks > rule.total_weeks else None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def nothing_excludes_it(standing: Standing, day: date) -> str | None:
    """Schemes of one group, or the same scheme twice, do not run together (a rule of ours); the other is named."""
    follow_up = standing.plan.content.follow_up
    start, end = follow_up.starts_on or day, follow_up.ends_on or _FAR
    for other in standing.facts.running:
        if _excludes(standing, other) and (other.starts_on or day) <= end and start <= (other.ends_on or _FAR):
            since = f" depuis le {other.starts_on:%d/%m/%Y}" if other.starts_on else ""
            return f"Cet élève suit déjà\u00a0: {other.scheme.label}{since}. Terminez-le d'abord."
    return None


def _excludes(standing: Standing, other: Running) -> bool:
    scheme = standing.plan.scheme
    return other.scheme.code == scheme.code or bool(other.scheme.groups & scheme.groups)


def family_was_met(standing: Standing, day: date) -> str | None:
    """« Un document préalablement discuté avec les parents » (D. 321-3, rédaction de 2008)."""
    met = standing.plan.content.follow_up.family_met_on
    if met is None:
        return "Il manque la date de rencontre avec la famille."
    return "La rencontre avec la famille n'a pas encore eu lieu." if met > day else None


def family_agreed(standing: Standing, _: date) -> str | None:
    agreed = standing.plan.agreement is Agreement.AGREED
    return None if agreed else "Il manque l'accord de la famille. Notez-le, ou demandez la signature par courriel."


def family_signed(standing: Standing, _: date) -> str | None:
    """One legal representative (usual act), both for a change of schooling, the pupil when of age."""
    plan, facts = standing.plan, standing.facts
    signed = [one for one in plan.signatures if one.signed]
    if facts.is_adult:
        by_pupil = any(one.party is PlanParty.PUPIL for one in signed)
        return None if by_pupil else "Il manque la signature de l'élève, majeur."
    by = {one.person_id for one in signed if one.party is PlanParty.GUARDIAN}
    if not by:
        return "Il manque la signature d'un représentant légal."
    if plan.scheme.both_parents and not facts.legal_representatives <= by:
        return "Il manque la signature de chaque représentant légal."
    return None


def head_signed(standing: Standing, _: date) -> str | None:
    signed = any(one.party is PlanParty.HEAD and one.signed for one in standing.plan.signatures)
    return None if signed else "Il manque la signature du chef d'établissement ou du directeur d'école."


def scheme_conditions(standing: Standing, day: date) -> str | None:
    """What some schemes ask of their own fields: left long enough ago, not too long ago."""
    plan = standing.plan
    values, start = plan.content.scheme.fields, plan.content.follow_up.starts_on or day
    left = day_in(values, "left_school_on")
    if plan.scheme.code is SchemeCode.MICRO_LYCEE and left is not None and start - left < SIX_MONTHS:
        return "Micro-lycée\u00a0: le jeune a quitté l'école depuis six mois environ."
    if plan.scheme.code is SchemeCode.MLDS and values.get("situation") == "left":
        if left is None:
            return "Action de la MLDS\u00a0: indiquez la date de sortie."
        if start - left > A_YEAR:
            return "Action de la MLDS\u00a0: le jeune est sorti depuis moins d'un an."
    return None


def admission_is_decided(standing: Standing, _: date) -> str | None:
    """What only the authority that admits can say: the day of its decision (D. 332-7 for SEGPA)."""
    plan = standing.plan
    missing = missing_late(plan.scheme.fields, plan.content.scheme.fields)
    return " ".join(f"Il manque «\u00a0{one.label}\u00a0»." for one in missing) or None


def was_reviewed_to_go_on(standing: Standing, _: date) -> str | None:
    """A plan that the last review stops is closed, not continued."""
    review = standing.plan.last_review
    stopped = review is None or review.decision is ReviewDecision.STOP
    return "Le dernier bilan a décidé d'arrêter." if stopped else None
