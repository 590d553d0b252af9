"""What a person asks for: one command a step, with the checks of its form. Here: the shapes that both tracks share."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time

from domain.attendance_cases.case import Act, Appointment, AttendanceCase, TakenOver
from domain.attendance_cases.facts import Facts
from domain.kernel.calendar import school_year_of
from domain.kernel.french import typeset

Error = tuple[str, str]
"""A JSON pointer into the body, and the French sentence for that field."""


@dataclass(frozen=True)
class Command:
    """A step without fields; those that have some are subclasses. `step` names the row of the workflow."""

    step: str

    def act_day(self, today: date) -> date:
        """The day of the act: today, unless it is a meeting or a paper that has its own date."""
        return today

    def outcome_code(self) -> str:
        return ""

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        """What is wrong in the form, field by field."""
        _ = case, facts, today
        return iter(())

    def write(self, act: Act, facts: Facts) -> Act:
        """The act with what this command adds to it."""
        _ = facts
        return act


@dataclass(frozen=True)
class Convocation(Command):
    """Any of the four invitations to a date: `step` says which."""

    day: date
    at: time
    place: str
    reception: str = ""

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = case, facts
        if self.day < today:
            yield "/day", typeset("Cette date est passée. Choisissez un jour à venir.")
        if not self.place.strip():
            yield "/place", typeset("Indiquez le lieu du rendez-vous.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, appointment=Appointment(self.day, self.at, self.place.strip(), self.reception.strip()))


@dataclass(frozen=True)
class Held(Command):
    """A meeting that took place, or should have: its day and its result."""

    held_on: date

    def act_day(self, today: date) -> date:
        _ = today
        return self.held_on

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = facts
        if self.held_on > today:
            yield "/held_on", typeset("Cette date n'est pas encore passée.")
        if school_year_of(self.held_on) != case.school_year:
            yield "/held_on", typeset("Cette date n'est pas dans l'année scolaire du dossier.")


@dataclass(frozen=True)
class RecordDate(Command):
    """A step that is only a date: an enquiry that came back, persons informed, proceedings over."""

    on: date

    def act_day(self, today: date) -> date:
        _ = today
        return self.on

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = facts
        if self.on > today:
            yield "/on", typeset("Cette date n'est pas encore passée.")
        if self.on < case.opened_on:
            yield "/on", typeset("Cette date précède l'ouverture du dossier.")


@dataclass(frozen=True)
class TakeOver(Command):
    """A step done on paper or in another school, with its date, its authority and the reference of its piece."""

    step: str = field(default="take_over", init=False)
    taken_step: str
    done_on: date
    authority: str
    reference: str
    outcome: str = ""

    def act_day(self, today: date) -> date:
        _ = today
        return self.done_on

    def outcome_code(self) -> str:
        return self.outcome

    def errors(self, case: AttendanceCase, facts: Facts, today: date) -> Iterator[Error]:
        _ = facts
        if self.done_on > today:
            yield "/done_on", typeset("Cette date n'est pas encore passée.")
        elif school_year_of(self.done_on) != case.school_year:
            yield "/done_on", typeset("Une étape d'une autre année scolaire ne se reprend pas.")
        if not self.authority.strip():
            yield "/authority", typeset("Indiquez quelle autorité a fait cette étape.")
        if not self.reference.strip():
            yield "/reference", typeset("Indiquez la référence de la pièce.")

    def write(self, act: Act, facts: Facts) -> Act:
        _ = facts
        return replace(act, step=self.taken_step, taken_over=TakenOver(self.authority.strip(), self.reference.strip()))
