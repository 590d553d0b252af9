"""What is asked of the DSDEN and by it: referral, visa, return, warning, summons, interview."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from domain.attendance_cases.case import Act, AttendanceCase, KnownCount, Period
from domain.attendance_cases.commands import Command, Convocation, Error, Held
from domain.attendance_cases.facts import AuthorityLevel, Facts
from domain.attendance_cases.states import HearingOutcome, Measure, ReturnReason, Trigger, VisaOpinion
from domain.kernel.calendar import school_year_of
from domain.kernel.french import typeset

LONGEST_MONTH = 31


@dataclass(frozen=True)
class Summon(Convocation):
    step: str = field(default="summon", init=False)


@dataclass(frozen=True)
class SummonWithDepartment(Convocation):
    step: str = field(default="summon_with_department", init=False)


@dataclass(frozen=True)
class RecordHearing(Held):
    step: str = field(default="record_hearing", init=False)
    outcome: HearingOutcome
    measures: tuple[Measure, ...] = ()

    def outcome_code(self) -> str:
        return self.outcome.value

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, codes=tuple(f"measure:{one.value}" for one in self.measures))


@dataclass(frozen=True)
class Refer(Command):
    """The referral names its trigger and its period; the period stays within a month (L131-8, 2°)."""

    step: str = field(default="refer", init=False)
    trigger: Trigger
    period: Period

    def outcome_code(self) -> str:
        return self.trigger.value

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = facts
        yield from _period_errors(self.period, case, today)

    def write(self, act: Act, facts: Facts) -> Act:
        return replace(act, known=_known(self.period, facts, act.on))


@dataclass(frozen=True)
class ReferAgain(Command):
    step: str = field(default="refer_again", init=False)
    period: Period

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = facts
        yield from _period_errors(self.period, case, today, within_month=False)

    def write(self, act: Act, facts: Facts) -> Act:
        return replace(act, known=_known(self.period, facts, act.on))


def _period_errors(period: Period, case: AttendanceCase, today: date, *, within_month: bool = True) -> Iterator[Error]:
    if period.last < period.first:
        yield "/period/last", typeset("La fin de la période précède son début.")
    elif within_month and (period.last - period.first).days >= LONGEST_MONTH:
        yield "/period/last", typeset("La période dépasse un mois. La loi compte les demi-journées dans le mois.")
    if period.first > today:
        yield "/period/first", typeset("Cette période n'a pas commencé.")
    if school_year_of(period.first) != case.school_year:
        yield "/period/first", typeset("Cette période n'est pas dans l'année scolaire du dossier.")


def _known(period: Period, facts: Facts, on: date) -> KnownCount:
    return KnownCount(on, facts.counted_in(period), facts.counted_as.value, period)


@dataclass(frozen=True)
class GiveVisa(Command):
    """The IEN's opinion travels with the file and cannot stop it."""

    step: str = field(default="give_visa", init=False)
    opinion: VisaOpinion

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, codes=(self.opinion.value,))


@dataclass(frozen=True)
class ReturnFile(Command):
    step: str = field(default="return_file", init=False)
    missing: tuple[ReturnReason, ...]

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = case, facts, today
        if not self.missing:
            yield "/missing", typeset("Choisissez ce qui manque au dossier.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, codes=tuple(one.value for one in self.missing))


@dataclass(frozen=True)
class PrepareWarning(Command):
    """The DSDEN ticks who is warned: persons of level 1 or 2; nobody to tick when the pupil is of age."""

    step: str = field(default="prepare_warning", init=False)
    addressees: tuple[UUID, ...] = ()

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = case
        if facts.adult_on(today):
            if self.addressees:
                yield "/addressees", typeset("L'élève est majeur : le courrier lui est adressé.")
            return
        allowed = {one.id for one in facts.persons if one.level is not AuthorityLevel.CONTACT}
        if not self.addressees:
            yield "/addressees", typeset("Cochez au moins une personne responsable.")
        elif not set(self.addressees) <= allowed:
            yield "/addressees", typeset("Seules les personnes responsables et en charge peuvent recevoir ce courrier.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, addressees=tuple(dict.fromkeys(self.addressees)))
