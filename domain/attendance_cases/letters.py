"""Which letter each step produces, and for whom: one per person for the DASEN's acts, one per address for the school's.

The codes are those of the documents area, which owns titles and layout.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.attendance_cases import law
from domain.attendance_cases.case import AttendanceCase
from domain.attendance_cases.facts import AuthorityLevel, Facts, ResponsiblePerson
from domain.attendance_cases.regimes import under_training_obligation
from domain.attendance_cases.states import Degree, Sector
from domain.kernel.calendar import birthday
from domain.kernel.events import Effect
from domain.kernel.law import LegalBasis
from domain.kernel.texts import L114_1


class CaseLetter(StrEnum):
    """The documents that a step of a case produces."""

    MEETING_INVITATION = "meeting_invitation"
    MEASURES_RECORD = "measures_record"
    DASEN_REFERRAL = "dasen_referral"
    REFERRAL_INFORMATION = "referral_information"
    RECEIPT = "receipt"
    RETURN = "return"
    REFERRAL_WITHDRAWAL = "referral_withdrawal"
    WITHDRAWAL_INFORMATION = "withdrawal_information"
    WARNING_LETTER = "warning_letter"
    ATTENDANCE_REMINDER = "attendance_reminder"
    SUMMONS_LETTER = "summons_letter"
    HEARING_RECORD = "hearing_record"
    COMMUNITY_INVITATION = "community_invitation"
    SUPPORT_CONTRACT = "support_contract"
    REFERENT_NOTICE = "referent_notice"
    SUMMONS_WITH_DEPARTMENT = "summons_with_department"
    PROSECUTOR_REFERRAL = "prosecutor_referral"
    PROSECUTOR_REFERRAL_INFO = "prosecutor_referral_info"
    WARNING_RETRACTION = "warning_retraction"
    CLOSING_NOTICE = "closing_notice"


class Addressing(StrEnum):
    EACH_PERSON = "each_person"
    EACH_ADDRESS = "each_address"
    AUTHORITY = "authority"
    RECORD = "record"


class Authority(StrEnum):
    """The service a letter between services goes to."""

    SCHOOL = "school"
    IEN = "ien"
    DSDEN = "dsden"
    DRAAF = "draaf"
    PROSECUTOR = "prosecutor"


_L, _A = CaseLetter, Addressing
ADDRESSING: dict[CaseLetter, Addressing] = {
    _L.MEETING_INVITATION: _A.EACH_ADDRESS,
    _L.MEASURES_RECORD: _A.RECORD,
    _L.DASEN_REFERRAL: _A.AUTHORITY,
    _L.REFERRAL_INFORMATION: _A.EACH_ADDRESS,
    _L.RECEIPT: _A.AUTHORITY,
    _L.RETURN: _A.AUTHORITY,
    _L.REFERRAL_WITHDRAWAL: _A.AUTHORITY,
    _L.WITHDRAWAL_INFORMATION: _A.EACH_ADDRESS,
    _L.WARNING_LETTER: _A.EACH_PERSON,
    _L.ATTENDANCE_REMINDER: _A.EACH_PERSON,
    _L.SUMMONS_LETTER: _A.EACH_PERSON,
    _L.HEARING_RECORD: _A.RECORD,
    _L.COMMUNITY_INVITATION: _A.EACH_ADDRESS,
    _L.SUPPORT_CONTRACT: _A.RECORD,
    _L.REFERENT_NOTICE: _A.EACH_ADDRESS,
    _L.SUMMONS_WITH_DEPARTMENT: _A.EACH_PERSON,
    _L.PROSECUTOR_REFERRAL: _A.AUTHORITY,
    _L.PROSECUTOR_REFERRAL_INFO: _A.EACH_PERSON,
    _L.WARNING_RETRACTION: _A.EACH_PERSON,
    _L.CLOSING_NOTICE: _A.EACH_ADDRESS,
}
"""A record is handed over in the room: no envelope; the school sends a copy to a parent who was not there."""


@dataclass(frozen=True)
class CaseMail:
    """One envelope to prepare: persons of one address, or the pupil of age, or one service, or nobody (a record)."""

    letter: CaseLetter
    persons: tuple[UUID, ...] = ()
    to_pupil: bool = False
    authority: Authority | None = None

    def effect(self, case: AttendanceCase) -> Effect:
        """What the worker is asked to prepare: ids only."""
        ids = {"case_id": str(case.id)}
        if self.persons:
            ids["guardian_ids"] = ",".join(str(one) for one in self.persons)
        if self.to_pupil:
            ids["student_id"] = str(case.student_id)
        if self.authority is not None:
            ids["authority"] = self.authority.value
        return Effect(f"send_{self.letter.value}", ids)


def penal_words_allowed(birth_date: date, on: date) -> bool:
    """From the day of the 16th birthday no letter and no screen speaks of the penal law (R624-7 CP)."""
    return on < birthday(birth_date, 16)


def letter_on(kind: CaseLetter, birth_date: date, on: date) -> CaseLetter:
    """The warning becomes the reminder of the duty to attend from the 16th birthday."""
    if kind is CaseLetter.WARNING_LETTER and not penal_words_allowed(birth_date, on):
        return CaseLetter.ATTENDANCE_REMINDER
    return kind


def mail_of(
    kinds: Iterable[str], case: AttendanceCase, facts: Facts, *, on: date, chosen: tuple[UUID, ...] = ()
) -> tuple[CaseMail, ...]:
    """Every envelope of these kinds that day. `chosen` are the persons ticked by the DSDEN, or once warned."""
    found: list[CaseMail] = []
    for code in kinds:
        kind = letter_on(CaseLetter(code), facts.birth_date, on)
        addressing = ADDRESSING[kind]
        if addressing is Addressing.RECORD:
            found.append(CaseMail(kind))
        elif addressing is Addressing.AUTHORITY:
            found.append(CaseMail(kind, authority=_authority(kind, case)))
        elif facts.adult_on(on):
            found.append(CaseMail(kind, to_pupil=True))
        elif addressing is Addressing.EACH_PERSON:
            persons = [one for one in addressable(facts) if not chosen or one.id in chosen]
            found.extend(CaseMail(kind, (one.id,)) for one in persons)
        else:
            found.extend(CaseMail(kind, group) for group in by_address(facts))
    return tuple(found)


def addressable(facts: Facts) -> tuple[ResponsiblePerson, ...]:
    """L131-4: legal representatives and persons in charge; a person of level 3 never receives anything."""
    return tuple(one for one in facts.persons if one.level is not AuthorityLevel.CONTACT)


def by_address(facts: Facts) -> tuple[tuple[UUID, ...], ...]:
    """Persons grouped by address; whoever has none stands alone, so that the missing address is seen."""
    groups: dict[str, list[UUID]] = {}
    for one in addressable(facts):
        groups.setdefault(one.address_key or f"none:{one.id}", []).append(one.id)
    return tuple(tuple(group) for group in groups.values())


def _authority(kind: CaseLetter, case: AttendanceCase) -> Authority:
    if kind is CaseLetter.PROSECUTOR_REFERRAL:
        return Authority.PROSECUTOR
    if kind in {CaseLetter.RECEIPT, CaseLetter.RETURN}:
        return Authority.SCHOOL
    if case.sector is Sector.AGRICULTURAL:
        return Authority.DRAAF
    if kind is CaseLetter.DASEN_REFERRAL and case.degree is Degree.PRIMARY:
        return Authority.IEN
    return Authority.DSDEN


_WARNING = (law.L131_8_WARNING, law.R131_7_I_WARNING, law.R131_7_2012_WARNING)
_INTERVIEW = (law.R131_7_I_INTERVIEW, law.R131_7_2012_INTERVIEW)
_SUPPORT = (law.L131_8_PERSISTENCE, law.R131_7_II_CONTRACT)
_TEXTS: dict[CaseLetter, tuple[tuple[LegalBasis, ...], ...]] = {
    _L.MEETING_INVITATION: (law.R131_7_I_MEETING,),
    _L.MEASURES_RECORD: (law.R131_7_I_MEETING,),
    _L.DASEN_REFERRAL: (law.L131_8_FOUR, law.L131_8_REASON_MISSING),
    _L.REFERRAL_INFORMATION: (law.L131_8_FOUR,),
    _L.WARNING_LETTER: (*_WARNING, law.R624_7),
    _L.ATTENDANCE_REMINDER: (law.L511_1,),
    _L.SUMMONS_LETTER: _INTERVIEW,
    _L.HEARING_RECORD: _INTERVIEW,
    _L.COMMUNITY_INVITATION: _SUPPORT,
    _L.SUPPORT_CONTRACT: _SUPPORT,
    _L.REFERENT_NOTICE: (law.L131_8_REFERENT, law.R131_7_II_REFERENT),
    _L.SUMMONS_WITH_DEPARTMENT: (*_INTERVIEW, law.CIRCULAR_DEPARTMENT),
    _L.PROSECUTOR_REFERRAL: (law.R131_7_III, law.R131_7_2012_PROSECUTOR, law.R624_7),
    _L.PROSECUTOR_REFERRAL_INFO: (law.R131_7_III, law.R131_7_2012_PROSECUTOR),
    _L.CLOSING_NOTICE: (law.R131_6,),
}


def cited_texts(kind: CaseLetter, birth_date: date, on: date) -> tuple[LegalBasis, ...]:
    """The versions in force on the day of the letter; none for a letter that rests on an internal rule."""
    found = [law.in_force(versions, on) for versions in _TEXTS.get(kind, ())]
    if kind is CaseLetter.ATTENDANCE_REMINDER and under_training_obligation(birth_date, on):
        found.append(law.in_force(L114_1, on))
    return tuple(basis for basis in found if basis is not None)
