"""What the scenario is written in: dated steps of a case, and what families and schools do between them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.absences.reasons import ReasonCode
from domain.attendance_cases.case import Period
from domain.attendance_cases.commands import Command, RecordDate
from domain.attendance_cases.commands_dsden import (
    LONGEST_MONTH,
    GiveVisa,
    PrepareWarning,
    RecordHearing,
    Refer,
    ReferAgain,
    ReturnFile,
    Summon,
    SummonWithDepartment,
)
from domain.attendance_cases.commands_school import (
    AppointReferent,
    Close,
    ConveneEducationalCommunity,
    ConveneMeeting,
    DecideNotToRefer,
    NotePersistence,
    SignMeasures,
    SignSupportContract,
)
from domain.attendance_cases.states import (
    CloseReason,
    ContractOutcome,
    HearingOutcome,
    Measure,
    MeasuresOutcome,
    NotReferredReason,
    Origin,
    ReturnReason,
    Trigger,
    VisaOpinion,
)

SLACK = 2
"""Open days by which a half-day may have moved back when its own was a Wednesday afternoon."""


class By(StrEnum):
    """Who acts, as a function; the loader finds the account of that pupil's school or its authority."""

    CPE = "cpe"
    HEAD = "head"
    IEN = "ien"
    OFFICER = "officer"
    SIGNATORY = "signatory"


class Scene(Protocol):
    """What a step needs to know of the world in which it is played."""

    def day(self, back: int) -> date:
        """That many open days ago; a negative number looks ahead."""

    @property
    def last_day(self) -> date:
        """The last day of class of the school year."""

    @property
    def addressees(self) -> tuple[UUID, ...]:
        """The persons responsible, of level 1 or 2; nobody for a pupil of age."""

    @property
    def referent(self) -> UUID:
        """The account of the referent: the school's CPE, or its head where there is none."""


@dataclass(frozen=True)
class Opened:
    """The file is opened (R131-6)."""

    back: int
    by: By = By.CPE


@dataclass(frozen=True)
class Step:
    """One transition of the case, `back` open days ago."""

    back: int
    by: By
    build: Callable[[Scene], Command]


@dataclass(frozen=True)
class Invited:
    """The family is invited to give the reason (L131-8, 1°): a dated contact."""

    back: int


@dataclass(frozen=True)
class ReasonGiven:
    """The family gives a reason for these half-days; the school accepts it, or not, the same day."""

    back: int
    away: str
    reason: ReasonCode
    admissible: bool = True


@dataclass(frozen=True)
class RollCorrected:
    """The roll was wrong: someone else was meant, or the pupil was there."""

    back: int
    away: str


Happening = Opened | Step | Invited | ReasonGiven | RollCorrected


def _period(scene: Scene, since: int, until: int) -> Period:
    """A month at most (L131-8, 2°): long holidays may lie between open days that are near each other."""
    last = scene.day(until)
    return Period(max(scene.day(since + SLACK), last - timedelta(days=LONGEST_MONTH - 1)), last)


def dialogue(back: int) -> Step:
    return Step(back, By.CPE, lambda _: Command("open_dialogue"))


def threshold(back: int) -> Step:
    return Step(back, By.CPE, lambda _: Command("note_threshold"))


def meeting(back: int, held: int) -> Step:
    return Step(back, By.HEAD, lambda scene: ConveneMeeting(scene.day(held), time(17), "Salle de réunion"))


def measures(back: int, outcome: MeasuresOutcome = MeasuresOutcome.SIGNED) -> Step:
    said = () if outcome is MeasuresOutcome.ABSENT else (Measure.TUTORING, Measure.WEEKLY_POINT)
    return Step(back, By.CPE, lambda scene: SignMeasures(scene.day(back), outcome, (Origin.MOTIVATION,), said))


def not_referred(back: int, review: int) -> Step:
    reason = NotReferredReason.MEASURES_UNDER_WAY
    return Step(back, By.HEAD, lambda scene: DecideNotToRefer(reason, min(scene.day(review), scene.last_day)))


def referent(back: int) -> Step:
    return Step(back, By.HEAD, lambda scene: AppointReferent(scene.referent))


def persistence(back: int) -> Step:
    words = "Les absences ont repris après la réunion, sur plusieurs semaines."
    return Step(back, By.HEAD, lambda _: NotePersistence(words))


def community(back: int, held: int) -> Step:
    return Step(
        back, By.HEAD, lambda scene: ConveneEducationalCommunity(scene.day(held), time(17, 30), "Salle de réunion")
    )


def contract(back: int, outcome: ContractOutcome = ContractOutcome.SIGNED) -> Step:
    agreed = (Measure.LEARNING_SUPPORT, Measure.FAMILY_POINT)
    return Step(back, By.HEAD, lambda scene: SignSupportContract(scene.day(back), outcome, agreed))


def continuation(back: int) -> Step:
    return Step(back, By.CPE, lambda _: Command("note_continuation"))


def restoration(back: int) -> Step:
    return Step(back, By.CPE, lambda _: Command("note_restoration"))


def close(back: int, reason: CloseReason) -> Step:
    return Step(back, By.HEAD, lambda _: Close(reason))


def refer(back: int, since: int, until: int, trigger: Trigger = Trigger.FOUR_HALF_DAYS) -> Step:
    return Step(back, By.HEAD, lambda scene: Refer(trigger, _period(scene, since, until)))


def visa(back: int) -> Step:
    return Step(back, By.IEN, lambda _: GiveVisa(VisaOpinion.FAVOURABLE))


def received(back: int) -> Step:
    return Step(back, By.OFFICER, lambda _: Command("acknowledge"))


def returned(back: int) -> Step:
    return Step(back, By.OFFICER, lambda _: ReturnFile((ReturnReason.CONTACTS, ReturnReason.ADDRESS)))


def withdrawn(back: int) -> Step:
    return Step(back, By.HEAD, lambda _: Command("withdraw_referral"))


def prepared(back: int) -> Step:
    return Step(back, By.OFFICER, lambda scene: PrepareWarning(scene.addressees))


def warned(back: int) -> Step:
    return Step(back, By.SIGNATORY, lambda _: Command("warn"))


def summoned(back: int, held: int) -> Step:
    return Step(back, By.SIGNATORY, lambda scene: Summon(scene.day(held), time(10), "DSDEN, bureau de l'assiduité"))


def hearing(back: int, outcome: HearingOutcome) -> Step:
    return Step(back, By.OFFICER, lambda scene: RecordHearing(scene.day(back), outcome))


def referred_again(back: int, since: int, until: int) -> Step:
    return Step(back, By.HEAD, lambda scene: ReferAgain(_period(scene, since, until)))


def with_department(back: int, held: int) -> Step:
    place = "DSDEN, salle du conseil"
    return Step(back, By.SIGNATORY, lambda scene: SummonWithDepartment(scene.day(held), time(14), place))


def retracted(back: int) -> Step:
    return Step(back, By.SIGNATORY, lambda _: Command("retract"))


def prosecutor(back: int) -> Step:
    return Step(back, By.SIGNATORY, lambda _: Command("refer_to_prosecutor"))


def guardians_informed(back: int) -> Step:
    return Step(back, By.OFFICER, lambda scene: RecordDate("record_guardians_informed", scene.day(back)))


def proceedings_over(back: int) -> Step:
    return Step(back, By.OFFICER, lambda scene: RecordDate("close_proceedings", scene.day(back)))
