"""The fields that one scheme adds: their type and bounds, served to the form and checked on the way in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.kernel.errors import Malformed

LONGEST_TEXT = 300


class FieldKind(StrEnum):
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Choice:
    code: str
    label: str


@dataclass(frozen=True)
class Field:
    """One field: `required` says that the plan cannot start without it; bounds are of NUMBER, `choices` of CHOICE.

    `late` is known only once the commission has sat: not asked before, and written until the pupil enters.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    hint: str = ""
    least: int | None = None
    most: int | None = None
    choices: tuple[Choice, ...] = ()
    late: bool = False

    def fault_of(self, value: object) -> str | None:
        """What is wrong with a value that was given, in French; None when it fits."""
        if self.kind is FieldKind.DATE:
            return None if _day(value) else "Indiquez un jour."
        if self.kind is FieldKind.YES_NO:
            return None if isinstance(value, bool) else "Répondez par oui ou par non."
        if self.kind is FieldKind.CHOICE:
            return None if value in {one.code for one in self.choices} else "Choisissez dans la liste."
        if self.kind is FieldKind.NUMBER:
            return self._fault_of_number(value)
        fits = isinstance(value, str) and len(value) <= LONGEST_TEXT
        return None if fits else f"{LONGEST_TEXT} caractères au plus."

    def _fault_of_number(self, value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return "Indiquez un nombre entier."
        if (self.least is not None and value < self.least) or (self.most is not None and value > self.most):
            return f"Indiquez un nombre de {self.least} à {self.most}."
        return None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def given(values: Mapping[str, object], name: str) -> bool:
    return values.get(name) not in {None, ""}


def check_fields(fields: Sequence[Field], values: Mapping[str, object]) -> None:
    """Refuse a field that the scheme does not have, and a value that does not fit; each at its place."""
    known = {field.name: field for field in fields}
    errors = [
        {"pointer": f"/fields/{name}", "detail": "Ce dispositif n'a pas ce champ."}
        for name in values
        if name not in known
    ]
    for name, field in known.items():
        fault = field.fault_of(values[name]) if given(values, name) else None
        if fault:
            errors.append({"pointer": f"/fields/{name}", "detail": fault})
    if errors:
        raise Malformed(errors=errors)


def missing_fields(fields: Sequence[Field], values: Mapping[str, object]) -> list[Field]:
    return [field for field in fields if field.required and not given(values, field.name)]


def missing_late(fields: Sequence[Field], values: Mapping[str, object]) -> list[Field]:
    return [field for field in fields if field.late and not given(values, field.name)]


def early_values(fields: Sequence[Field], values: Mapping[str, object]) -> dict[str, object]:
    """What the family was shown: without what is known only later."""
    late = {field.name for field in fields if field.late}
    return {name: value for name, value in values.items() if name not in late}


def day_in(values: Mapping[str, object], name: str) -> date | None:
    return _day(values.get(name))
