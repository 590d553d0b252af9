"""The mission locale's summons of a young person who owes training, and two months later the département."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.follow_ups.followed import FROM_AGE, OF_AGE
from domain.follow_ups.promises import DEPARTMENT_MONTHS, Summons, SummonsEnd, SummonsGround, months_after
from domain.follow_ups.states import TrainingObligation
from domain.kernel.calendar import age_on
from domain.kernel.errors import Malformed, Refusal
from domain.kernel.french import day_month, typeset
from domain.workflow import NotAvailable

_ANSWERED = frozenset({TrainingObligation.FULFILLED, TrainingObligation.EXEMPT})


class SummonsToCorrect(Malformed):
    title = "Convocation à corriger"
    detail = "Cette convocation ne peut pas être enregistrée ainsi."


class SummonsUnderWay(Refusal):
    title = "Une convocation est déjà en cours"
    detail = "La mission locale a déjà convoqué ce jeune. Notez d'abord ce qu'il en est."


class NoObligation(Refusal):
    title = "L'obligation de formation ne s'applique pas"
    detail = "L'obligation de formation court de 16 ans à la majorité, et tant qu'elle n'est pas remplie."


class DepartmentTooEarly(Refusal):
    title = "Le délai de deux mois n'est pas écoulé"


class SummonsEndStands(Refusal):
    title = "Cette convocation est terminée"
    detail = "Une fin se reprend le jour même. Notez une nouvelle convocation."


@dataclass(frozen=True)
class Obliged:
    """What a summons needs of a young person: whoever summons may know nothing else of them."""

    follow_up_id: UUID
    birth_date: date
    obligation: TrainingObligation

    def owes_training(self, on: date) -> bool:
        """From 16 until 18, while it is neither fulfilled nor exempt (L114-1)."""
        return FROM_AGE <= age_on(self.birth_date, on) < OF_AGE and self.obligation not in _ANSWERED


@dataclass(frozen=True)
class Convened:
    """`by_unit`: the mission locale itself; None when the platform notes what it was told."""

    ground: SummonsGround
    summoned_on: date
    meeting_on: date | None = None
    by_unit: UUID | None = None


def open_summons(obliged: Obliged, convened: Convened, summons_id: UUID, today: date) -> Summons:
    """The two months start on the date of the summons."""
    if not obliged.owes_training(convened.summoned_on):
        raise NoObligation
    if convened.summoned_on > today:
        raise _at("/summoned_on", "Cette date n'est pas encore venue.")
    if convened.meeting_on is not None and convened.meeting_on < convened.summoned_on:
        raise _at("/meeting_on", "Le rendez-vous suit la convocation.")
    due = months_after(convened.summoned_on, DEPARTMENT_MONTHS)
    return Summons(
        summons_id, obliged.follow_up_id, convened.ground, convened.summoned_on, due, meeting_on=convened.meeting_on,
        summoned_by_unit=convened.by_unit,
    )  # fmt: skip


def open_ends(summons: Summons, today: date) -> tuple[SummonsEnd, ...]:
    """What may be said today of a summons; the département two months after it, not before."""
    if summons.ended_on is not None:
        return ()
    due = today >= summons.department_due_on
    return tuple(one for one in SummonsEnd if due or one is not SummonsEnd.DEPARTMENT_INFORMED)


def end_summons(summons: Summons, kind: SummonsEnd, today: date) -> Summons:
    """Ended with its reason."""
    if summons.ended_on is not None:
        raise NotAvailable
    if kind not in open_ends(summons, today):
        raise DepartmentTooEarly(
            typeset("Le conseil départemental est informé deux mois après la convocation, pas avant."),
            due_on=summons.department_due_on.isoformat(),
        )
    return replace(summons, ended_on=today, end_kind=kind)


def may_resume(summons: Summons, today: date) -> bool:
    """A slip is put right on its day; later, the end may have been acted upon."""
    return summons.ended_on == today


def resume_summons(summons: Summons, today: date) -> Summons:
    if not may_resume(summons, today):
        raise SummonsEndStands
    return replace(summons, ended_on=None, end_kind=None)


def countdown(summons: Summons, today: date) -> str:
    """The same sentence for the mission locale and for the platform."""
    return typeset(_countdown(summons, (summons.department_due_on - today).days))


def _countdown(summons: Summons, left: int) -> str:
    if summons.ended_on is not None and summons.end_kind is not None:
        return f"Terminée le {day_month(summons.ended_on)} : {summons.end_kind.label}"
    day = day_month(summons.department_due_on)
    if left <= 0:
        return f"Les deux mois sont passés le {day} : informez le conseil départemental, ou dites ce qu'il en est"
    days = "1 jour" if left == 1 else f"{left} jours"
    return f"Encore {days} : le {day}, sans obligation remplie, le conseil départemental est informé"


def _at(pointer: str, detail: str) -> SummonsToCorrect:
    return SummonsToCorrect(detail, errors=[{"pointer": pointer, "detail": detail}])
