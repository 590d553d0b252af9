"""What the school asks for: meetings, measures, the decision not to refer, the contract, the référent, closing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from domain.attendance_cases.case import Act, AttendanceCase, KnownCount
from domain.attendance_cases.commands import Command, Convocation, Error, Held
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.states import (
    CloseReason,
    ContractOutcome,
    Measure,
    MeasuresOutcome,
    NotReferredReason,
    Origin,
)
from domain.kernel.calendar import school_year_of
from domain.kernel.french import typeset

SHORTEST_JUDGMENT = 15
_PRIVATE_WORD = re.compile(
    r"\b(dépress\w*|hospital\w*|hôpital|maladi\w*|malade\w*|médec\w*|psychiatr\w*|grossesse|enceinte|garde à vue|"
    r"foyer|polic\w*|juge des enfants|tribuna\w*|prison\w*|divorc\w*|religi\w*|nationalit\w*|handicap\w*)\b",
    re.IGNORECASE,
)
PRIVATE_TEXT = typeset(
    "Ce texte semble parler de santé ou de famille. Ces informations ne doivent pas être écrites ici. "
    "Écrivez seulement les faits à l'école et ce qui est décidé."
)


@dataclass(frozen=True)
class ConveneMeeting(Convocation):
    step: str = field(default="convene_meeting", init=False)


@dataclass(frozen=True)
class ConveneEducationalCommunity(Convocation):
    step: str = field(default="convene_educational_community", init=False)


@dataclass(frozen=True)
class SignMeasures(Held):
    step: str = field(default="sign_measures", init=False)
    outcome: MeasuresOutcome
    origins: tuple[Origin, ...] = ()
    measures: tuple[Measure, ...] = ()

    def outcome_code(self) -> str:
        return self.outcome.value

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        yield from super().errors(case, facts, today)
        if self.outcome is not MeasuresOutcome.ABSENT and not self.measures:
            yield "/measures", typeset("Choisissez au moins une mesure proposée.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        codes = (*(f"origin:{one.value}" for one in self.origins), *(f"measure:{one.value}" for one in self.measures))
        return replace(act, codes=codes)


@dataclass(frozen=True)
class SignSupportContract(Held):
    """`review_on` is the first date at which the measures are looked at again."""

    step: str = field(default="sign_support_contract", init=False)
    outcome: ContractOutcome
    measures: tuple[Measure, ...] = ()
    review_on: date | None = None

    def outcome_code(self) -> str:
        return self.outcome.value

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        yield from super().errors(case, facts, today)
        if not self.measures:
            yield "/measures", typeset("Choisissez au moins une mesure proposée.")
        if self.review_on is not None and self.review_on < today:
            yield "/review_on", typeset("La date du bilan est passée. Choisissez un jour à venir.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, codes=tuple(f"measure:{one.value}" for one in self.measures), due_on=self.review_on)


@dataclass(frozen=True)
class DecideNotToRefer(Command):
    step: str = field(default="decide_not_to_refer", init=False)
    reason: NotReferredReason
    review_on: date

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = facts
        if self.review_on <= today:
            yield "/review_on", typeset("La date à laquelle vous revoyez la situation doit être à venir.")
        elif school_year_of(self.review_on) != case.school_year:
            yield "/review_on", typeset("Cette date dépasse l'année scolaire du dossier.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, codes=(self.reason.value,), due_on=self.review_on)


@dataclass(frozen=True)
class AppointReferent(Command):
    step: str = field(default="appoint_referent", init=False)
    referent_id: UUID

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, referent_id=self.referent_id)


@dataclass(frozen=True)
class NotePersistence(Command):
    """Below the circular's number, or before there was one, the head judges and says why."""

    step: str = field(default="note_persistence", init=False)
    judgment: str = ""

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = case, today
        if facts.reaching_persistence() is None and len(self.judgment.strip()) < SHORTEST_JUDGMENT:
            yield "/judgment", typeset("Aucun nombre ne suffit ici. Écrivez quels faits montrent la persistance.")
        if _PRIVATE_WORD.search(self.judgment):
            yield "/judgment", PRIVATE_TEXT

    def write(self, act: Act, facts: Facts) -> Act:
        found = facts.reaching_persistence()
        known = (
            KnownCount(act.on, facts.counted_in(found.period), facts.counted_as.value, found.period) if found else None
        )
        return replace(act, judgment=self.judgment.strip(), known=known)


@dataclass(frozen=True)
class Close(Command):
    step: str = field(default="close", init=False)
    reason: CloseReason

    def outcome_code(self) -> str:
        return self.reason.value
