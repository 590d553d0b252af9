"""The one door of line checks: a raw line in, a typed line or a refusal out."""

from collections.abc import Callable
from dataclasses import replace

from domain.imports.check_absences import check_absence, check_late, check_total
from domain.imports.check_people import check_guardian, check_guardianship, check_student
from domain.imports.check_school import (
    check_class,
    check_closure,
    check_code,
    check_mef,
    check_period,
    check_school,
)
from domain.imports.lines import Line
from domain.imports.raw import FileHead, RawLine, Subject
from domain.imports.reading import LineFault, LineReader
from domain.imports.verdicts import Accepted, Place, Refused, Rule, Verdict, refused

_CHECKS: dict[Subject, Callable[[LineReader], Line]] = {
    Subject.STUDENT: check_student,
    Subject.GUARDIAN: check_guardian,
    Subject.GUARDIANSHIP: check_guardianship,
    Subject.CLASS: check_class,
    Subject.MEF: check_mef,
    Subject.CODE: check_code,
    Subject.SCHOOL: check_school,
    Subject.PERIOD: check_period,
    Subject.CLOSURE: check_closure,
    Subject.ABSENCE: check_absence,
    Subject.LATE: check_late,
    Subject.TOTAL: check_total,
}


def check_line(raw: RawLine, head: FileHead) -> Verdict:
    """One line by itself; `head` names the columns and the moment of the export."""
    line = LineReader(raw, head)
    try:
        return Accepted(_CHECKS[raw.subject](line), tuple(line.remarks))
    except LineFault as fault:
        return refused(_place(raw, head), head.columns.get(fault.field, fault.field), fault.rule, fault.value)


class FileCheck:
    """The lines of one file in order: the same thing twice is refused the second time.

    An absence repeated word for word is dropped by its reader already; a code or a link said twice is one code.
    """

    _MAY_REPEAT = frozenset({Subject.CODE, Subject.GUARDIANSHIP, Subject.CLASS, Subject.CLOSURE, Subject.LATE})

    def __init__(self, head: FileHead) -> None:
        self.head = head
        self._seen: set[str] = set()

    def check(self, raw: RawLine) -> Verdict:
        verdict = check_line(raw, self.head)
        if isinstance(verdict, Refused) or raw.subject in self._MAY_REPEAT:
            return verdict
        key = f"{raw.subject.value}:{verdict.line.natural_key}"
        if key in self._seen:
            return refused(_place(raw, self.head), self._key_column(raw), Rule.DUPLICATE)
        self._seen.add(key)
        return verdict

    def _key_column(self, raw: RawLine) -> str:
        names = ("eleve_id", "person_id", "code", "ine", "elenoet", "last_name", "name")
        return next((self.head.columns[n] for n in names if n in raw.values and n in self.head.columns), "—")


def with_the_rest(refusal: Refused, others: int, noun: str = "élèves") -> Refused:
    """Adds what can still be imported: « Les 519 autres élèves peuvent être importés. »"""
    if others <= 0:
        return refusal
    rest = f"Les {others} autres {noun} peuvent être importés." if others > 1 else "L'autre peut être importé."
    return replace(refusal, sentence=f"{refusal.sentence} {rest}")


def _place(raw: RawLine, head: FileHead) -> Place:
    return Place(raw.number, head.by_record, head.kind.source)
