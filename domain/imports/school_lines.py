"""Typed lines about the school: its classes, its codes, its calendar, its letter head."""

from dataclasses import dataclass
from datetime import date

from domain.imports.people_lines import Address


@dataclass(frozen=True)
class ClassLine:
    """A division, a group, or a class of an école; a division may have several MEF."""

    number: int
    code: str
    label: str
    is_group: bool = False
    mef_codes: tuple[str, ...] = ()
    division_codes: tuple[str, ...] = ()

    @property
    def natural_key(self) -> str:
        return f"{'group' if self.is_group else 'division'}:{self.code}"


@dataclass(frozen=True)
class MefLine:
    """`mefstat_code` has 11 characters, its first four are the level; `national_code` is the MEF it is attached to."""

    number: int
    code: str
    label: str
    mefstat_code: str | None = None
    national_code: str | None = None
    closed_on: date | None = None

    @property
    def natural_key(self) -> str:
        return f"mef:{self.code}"


@dataclass(frozen=True)
class CodeLine:
    """One code of a list of the school's own nomenclature; `code_list` is the tag: CODE_MOTIF_SORTIE …"""

    number: int
    code_list: str
    code: str
    label: str
    short_label: str | None = None

    @property
    def natural_key(self) -> str:
        return f"code:{self.code_list}:{self.code}"


@dataclass(frozen=True)
class SchoolLine:
    """The head of the school's letters, and the first and last day of its pupils' year."""

    number: int
    name: str
    name_2: str | None = None
    head_name: str | None = None
    head_title: str | None = None
    phone: str | None = None
    email: str | None = None
    address: Address | None = None
    first_day: date | None = None
    last_day: date | None = None

    @property
    def natural_key(self) -> str:
        return "school"


@dataclass(frozen=True)
class PeriodLine:
    number: int
    code: str
    label: str
    first_day: date
    last_day: date

    @property
    def natural_key(self) -> str:
        return f"period:{self.code}"


@dataclass(frozen=True)
class ClosureLine:
    """Days without school, both included."""

    number: int
    label: str
    first_day: date
    last_day: date

    @property
    def natural_key(self) -> str:
        return f"closure:{self.first_day.isoformat()}|{self.last_day.isoformat()}"
