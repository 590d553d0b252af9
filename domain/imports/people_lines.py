"""Typed lines about pupils, the persons responsible for them and the links between them."""

from dataclasses import dataclass
from datetime import date

from domain.imports.names import fold
from domain.kernel.labelled import Labelled


@dataclass(frozen=True)
class Address:
    """Up to four lines of 38; abroad `town` holds postcode and town in one string and `postcode` is None."""

    lines: tuple[str, ...] = ()
    postcode: str | None = None
    town: str | None = None
    insee_code: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class IneClaim:
    """A number given as INE, and the tag that said so: a candidate key, never the only one."""

    value: str
    source: str


@dataclass(frozen=True)
class StudentLine:
    """`eleve_id` is SIECLE's key in this school; ONDE has none. `division_code` is the class."""

    number: int
    last_name: str
    first_name: str
    birth_date: date
    eleve_id: int | None = None
    elenoet: str | None = None
    ines: tuple[IneClaim, ...] = ()
    usage_name: str | None = None
    other_first_names: tuple[str, ...] = ()
    sex: str | None = None
    phone: str | None = None
    mobile: str | None = None
    email: str | None = None
    accepts_sms: bool | None = None
    regime_code: str | None = None
    status_code: str | None = None
    mef_code: str | None = None
    level: str | None = None
    entered_on: date | None = None
    left_on: date | None = None
    leaving_reason_code: str | None = None
    division_code: str | None = None
    group_codes: tuple[str, ...] = ()
    last_year_mef_code: str | None = None
    last_year_uai: str | None = None
    address: Address | None = None

    @property
    def natural_key(self) -> str:
        """ELEVE_ID, else INE, else folded names and birth date: the ministry's own order of matching."""
        if self.eleve_id is not None:
            return f"eleve:{self.eleve_id}"
        if self.ines:
            return f"ine:{self.ines[0].value}"
        return f"name:{fold(self.last_name)}|{fold(self.first_name)}|{self.birth_date.isoformat()}"


@dataclass(frozen=True)
class GuardianLine:
    """`person_id` is PERSONNE_ID, or in ONDE a key made of the guardian's and first child's folded names."""

    number: int
    person_id: str
    last_name: str
    first_name: str | None = None
    civility: str | None = None
    usage_name: str | None = None
    phone: str | None = None
    mobile: str | None = None
    work_phone: str | None = None
    email: str | None = None
    accepts_sms: bool | None = None
    address_may_be_shared: bool | None = None
    address: Address | None = None

    @property
    def natural_key(self) -> str:
        return f"person:{self.person_id}"


@dataclass(frozen=True)
class ChildClue:
    """ONDE names the child of a guardian by names and class only."""

    last_name: str
    first_name: str
    class_label: str | None = None
    usage_name: str | None = None


class ResponsibilityLevel(Labelled):
    """NIVEAU_RESPONSABILITE; letters of the law go to every `legal` one."""

    LEGAL = "legal", "Représentant légal"
    IN_CHARGE = "in_charge", "Personne en charge"
    CONTACT = "contact", "Personne à contacter"


@dataclass(frozen=True)
class GuardianshipLine:
    """A link; exactly one of `eleve_id` (SIECLE) and `child` (ONDE) says which pupil."""

    number: int
    person_id: str
    level: ResponsibilityLevel
    eleve_id: int | None = None
    child: ChildClue | None = None
    kinship_code: str | None = None
    houses: bool | None = None
    contact_first: bool | None = None

    @property
    def natural_key(self) -> str:
        pupil = self.eleve_id
        if self.child is not None:
            clue = self.child
            return f"link:{self.person_id}|{fold(clue.last_name)}|{fold(clue.first_name)}"
        return f"link:{self.person_id}|{pupil}"
