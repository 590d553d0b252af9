"""One pupil's page as it is read: identity, those who answer for them, where they are and were enrolled."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Guardian:
    """A person responsible for the pupil, as this school's base knows them. `level` 1 legal, 2 in charge, 3 contact."""

    id: UUID
    level: int
    level_label: str
    kinship_label: str | None
    civility: str | None
    family_name: str
    first_name: str
    contact_first: bool
    phone_personal: str | None
    phone_mobile: str | None
    phone_work: str | None
    email: str | None
    accepts_sms: bool
    prefers_mail: bool
    has_address: bool
    address_protected: bool
    is_ase: bool
    parental_authority: str
    authority_proof_seen_on: date | None
    receives_letters: bool
    missing_since: date | None
    version: int


@dataclass(frozen=True)
class Enrolment:
    """One school year in one school."""

    id: UUID
    school_id: UUID
    school_name: str
    school_year: int
    class_id: UUID | None
    class_name: str | None
    status_code: str
    entered_on: date | None
    left_on: date | None
    leaving_reason: str | None


@dataclass(frozen=True)
class Arrangement:
    """What neutralises half-days: a timetable arrangement (placement, relay, TDO…), or instruction in the family."""

    id: UUID
    kind: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Student:
    """The pupil's page. `guardians` is None for readers who may not contact the family.

    `schooled_elsewhere_before`, `enrolled_elsewhere_since`: another school knows this pupil; which one is not said.
    """

    id: UUID
    version: int
    family_name: str
    usage_name: str | None
    first_name: str
    age: int
    is_adult: bool
    turns_16_on: date
    school_id: UUID
    school_name: str
    school_kind: str
    class_name: str | None
    status: str
    missing_since: date | None
    guardians: list[Guardian] | None
    enrolments: list[Enrolment]
    arrangements: list[Arrangement]
    schooled_elsewhere_before: bool
    enrolled_elsewhere_since: date | None
    access_reason: str


@dataclass(frozen=True)
class IneRecord:
    """An INE with where it came from; a pupil may have several, none is trusted alone."""

    ine: str
    kind: str
    source: str
    since: date


@dataclass(frozen=True)
class CivilStatus:
    """« État civil »: opened on purpose, each opening is journalled."""

    birth_date: date
    sex: str | None
    other_first_names: list[str]
    ines: list[IneRecord]
    address_lines: list[str]
    postal_code: str | None
    city: str | None
    email: str | None
    phone: str | None
