"""What the writers are given: plain records with the words of the SIECLE and ONDE files, no rule in them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class FileHead:
    """`PARAMETRES` of every SIECLE file; `school_year` is the year of the rentrée."""

    uai: str
    school_year: int
    exported_at: datetime


@dataclass(frozen=True)
class AddressRecord:
    """`lines` are at most four of 38 characters; abroad, `foreign_town` holds postcode and town in one string."""

    address_id: int
    lines: tuple[str, ...] = ()
    postcode: str = ""
    town: str = ""
    insee_code: str = ""
    foreign_town: str = ""
    country: str = "FRANCE"


@dataclass(frozen=True)
class PupilRecord:
    """One `ELEVE` with its `STRUCTURES_ELEVE`. Birth place and nationality exist only to be dropped by the reader."""

    eleve_id: int
    last_name: str
    first_name: str
    birth_date: date
    ine: str | None = None
    ine_bea: str | None = None
    elenoet: str | None = None
    usage_name: str | None = None
    first_name_2: str | None = None
    first_name_3: str | None = None
    sex: str | None = None  # "1" M, "2" F
    mobile: str | None = None
    email: str | None = None
    accepts_sms: bool | None = None
    regime: str = "2"
    status: str | None = "ST"
    mef: str | None = None
    entered_on: date | None = None
    left_on: date | None = None
    leaving_reason: str | None = None
    division: str | None = None
    groups: tuple[str, ...] = ()
    address_id: int | None = None
    repeats: bool = False
    last_year_mef: str | None = None
    last_year_uai: str | None = None
    nationality: str | None = "100"
    birth_town: str | None = None
    grant: str | None = None


@dataclass(frozen=True)
class PersonRecord:
    """One `PERSONNE` of the Responsables file."""

    person_id: int
    last_name: str
    first_name: str
    civility: str | None = None  # "M.", "MME"
    usage_name: str | None = None
    phone: str | None = None
    mobile: str | None = None
    work_phone: str | None = None
    email: str | None = None
    accepts_sms: bool | None = None
    address_may_be_shared: bool | None = None
    address_id: int | None = None
    profession: str | None = None


@dataclass(frozen=True)
class LinkRecord:
    """One `RESPONSABLE_ELEVE`: level 1 legal, 2 in charge, 3 contact; kinship as in the nomenclature (10 mère …)."""

    eleve_id: int
    person_id: int
    level: int = 1
    kinship: str = "10"
    houses: bool | None = None
    contact_first: bool | None = None
    pays_fees: bool | None = None


@dataclass(frozen=True)
class DivisionRecord:
    code: str
    label: str
    mefs: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupRecord:
    code: str
    label: str
    divisions: tuple[str, ...] = ()


@dataclass(frozen=True)
class MefRecord:
    """`mef` has 11 characters; `mefstat` 11, its first four are the level."""

    mef: str
    label: str
    mefstat: str
    formation: str = ""
    attached_to: str | None = None


@dataclass(frozen=True)
class CodeRecord:
    """One line of a code list: `tag` is the child that carries the code, `CODE_MOTIF_SORTIE` for example."""

    tag: str
    code: str
    short_label: str
    long_label: str


@dataclass(frozen=True)
class SchoolRecord:
    name: str
    name_2: str = ""
    head_name: str = ""
    head_title: str = "PRINCIPAL"
    address_lines: tuple[str, ...] = ()
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class PeriodRecord:
    code: str
    label: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class ClosureRecord:
    label: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class OndePupil:
    """One row of the ONDE pupils' extraction."""

    last_name: str
    first_name: str
    birth_date: date
    class_label: str
    class_id: str
    level: str = ""
    cycle: str = ""
    sex: str = ""
    ine: str = ""
    usage_name: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True)
class OndeChild:
    """One child named in a guardian's row: the file carries no identifier of pupils."""

    last_name: str
    first_name: str
    class_label: str
    usage_name: str = ""


@dataclass(frozen=True)
class OndeGuardian:
    last_name: str
    first_name: str
    children: tuple[OndeChild, ...]
    civility: str = ""
    usage_name: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    email: str = ""
    phone: str = ""
    work_phone: str = ""
    mobile: str = ""


@dataclass(frozen=True)
class AbsenceRecord:
    """One dated absence: `key` is an INE or an ELENOET; `reason` a label of the school's software, or empty."""

    key: str
    last_name: str
    first_name: str
    start: datetime
    end: datetime
    reason: str = ""
    justified: bool = False


@dataclass(frozen=True)
class AbsenceTotal:
    """One `eleve` of SIECLE Vie scolaire's `exportAbsence`: half-days of a period, no dates."""

    elenoet: str
    last_name: str
    first_name: str
    absences: int
    unjustified: int
    lates: int
