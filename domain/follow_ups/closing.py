"""When a follow-up may end: each reason asks for the facts that make it true. Not being reached is not enough."""

from collections.abc import Callable
from datetime import date, timedelta

from domain.follow_ups.followed import FROM_AGE, OF_AGE, TO_AGE, Followed
from domain.follow_ups.states import ContactStatus, FollowUpCloseReason, FollowUpStatus
from domain.follow_ups.tracks import Surroundings
from domain.kernel.errors import Refusal
from domain.kernel.french import typeset

KEPT = timedelta(days=90)
"""A solution « tient » after three months: a rule of ours, after which the marks of the contract go on."""
LOST = timedelta(days=180)
"""« Sans nouvelle » ends a follow-up after six months at the earliest: a rule of ours."""
_R = FollowUpCloseReason
Rule = Callable[[Followed, Surroundings, date], "str | None"]


class CannotCloseYet(Refusal):
    title = "Ce suivi ne peut pas se terminer ainsi"


def check_closing(followed: Followed, around: Surroundings, reason: FollowUpCloseReason, today: date) -> None:
    """The reason holds, else the sentence that says what is missing."""
    rule = _RULES.get(reason)
    sentence = rule(followed, around, today) if rule else None
    if sentence is not None:
        raise CannotCloseYet(typeset(sentence), reason=reason.value)


def open_reasons(followed: Followed, around: Surroundings, today: date) -> tuple[FollowUpCloseReason, ...]:
    """The reasons that the facts allow today: what the screen offers."""
    return tuple(
        one for one in FollowUpCloseReason if one not in _RULES or _RULES[one](followed, around, today) is None
    )


def _kept(followed: Followed, around: Surroundings, today: date) -> str | None:
    if followed.followup_status is not FollowUpStatus.IN_SOLUTION or around.solution_since is None:
        return "Aucune solution n'est en cours."
    if today - around.solution_since < KEPT:
        return "La solution a moins de trois mois (règle interne). Le suivi continue."
    return None


def _reached(followed: Followed, _: Surroundings, __: date) -> str | None:
    if followed.reached_on is None:
        return "Ce motif suppose d'avoir joint le jeune. Notez d'abord l'échange."
    return None


def _refused(followed: Followed, around: Surroundings, today: date) -> str | None:
    if followed.contact_status is ContactStatus.REFUSES_CONTACT:
        return None
    return _reached(followed, around, today)


def _lost(followed: Followed, _: Surroundings, today: date) -> str | None:
    if FROM_AGE <= followed.age(today) < OF_AGE:
        return "Jusqu'à 18 ans, l'obligation de formation court : le suivi reste ouvert, même sans nouvelle."
    if followed.contact_status not in {ContactStatus.UNREACHABLE, ContactStatus.WRONG_DETAILS}:
        return "Continuez les essais : ce motif suppose un jeune injoignable."
    if today - followed.arrived_on < LOST:
        return "« Sans nouvelle » ne termine un suivi qu'après six mois (règle interne). Revoyez-le plus tard."
    return None


def _over_age(followed: Followed, _: Surroundings, today: date) -> str | None:
    return None if followed.age(today) > TO_AGE else "Le suivi va jusqu'à 25 ans."


def _error(followed: Followed, _: Surroundings, __: date) -> str | None:
    if followed.interviewed_on is not None:
        return "Ce jeune a été reçu en entretien : ce n'est pas une erreur."
    return None


_RULES: dict[FollowUpCloseReason, Rule] = {
    _R.IN_SOLUTION_KEPT: _kept,
    _R.ALREADY_SUPPORTED_ELSEWHERE: _reached,
    _R.REFUSED: _refused,
    _R.LOST_CONTACT: _lost,
    _R.OVER_AGE: _over_age,
    _R.ERROR: _error,
}
