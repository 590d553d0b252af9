"""The parts a letter is made of: who writes to whom about which pupil, and on what facts."""

from dataclasses import dataclass
from datetime import date, time

from domain.documents.values import AgreementOutcome, HearingOutcome, ReasonState, Recipient, SchoolLevel, Trigger
from domain.kernel.calendar import HalfDay


@dataclass(frozen=True)
class Sender:
    """The letterhead. `institution` goes from the widest to the service, `place` is the town of « À …, le … »."""

    institution: tuple[str, ...]
    name: str
    address: tuple[str, ...]
    place: str
    phone: str
    mail: str
    site: str = ""


@dataclass(frozen=True)
class Addressee:
    """One envelope. The address is this person's own; without lines the letter is handed over or read online."""

    name_lines: tuple[str, ...]
    address_lines: tuple[str, ...] = ()
    recipient: Recipient = Recipient.RESPONSIBLE
    salutation: str = "Madame, Monsieur,"


@dataclass(frozen=True)
class School:
    name: str
    level: SchoolLevel
    phone: str = ""
    mail: str = ""
    uai: str = ""


@dataclass(frozen=True)
class Pupil:
    given_name: str
    family_name: str
    birth_date: date
    class_name: str
    school: School


@dataclass(frozen=True)
class ResponsiblePerson:
    """A person named inside a file sent to an authority. `printed_address` is the only address a page may show."""

    name: str
    quality: str
    address_lines: tuple[str, ...] = ()
    address_protected: bool = False
    phone: str = ""

    @property
    def printed_address(self) -> tuple[str, ...]:
        return ("adresse protégée",) if self.address_protected else self.address_lines


@dataclass(frozen=True)
class AbsentHalfDay:
    """One line of the list. `length` in words: « demi-journée complète », « 1 h »."""

    half_day: HalfDay
    reason: ReasonState = ReasonState.NONE_GIVEN
    length: str = "demi-journée complète"


@dataclass(frozen=True)
class Facts:
    """The absences a letter stands on, and the one number the threshold looks at.

    `counted` and `counting` say how many of what (« demi-journées complètes » unless the département chose another
    count); `rolls_not_taken` warns a reader between services that the count may be incomplete.
    """

    first: date
    last: date
    half_days: tuple[AbsentHalfDay, ...]
    counted: int
    counted_on: date
    counting: str = "demi-journées complètes"
    rolls_not_taken: int = 0


@dataclass(frozen=True)
class Act:
    """A dated thing that was done: a call, a letter, a meeting."""

    day: date
    label: str
    result: str = ""


@dataclass(frozen=True)
class SupportService:
    """One line of the département's catalogue of parental support."""

    name: str
    what: str
    address: str
    phone: str
    opening: str = ""


@dataclass(frozen=True)
class Appointment:
    """`name` is the meeting's own (« commission éducative »), empty for an interview; `host` says who receives."""

    day: date
    at: time
    place: tuple[str, ...]
    host: str
    name: str = ""
    agenda: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measure:
    what: str
    who: str
    until: date | None = None


@dataclass(frozen=True)
class Agreement:
    """`day` is the day of the meeting; `signatories` are the names under the signature boxes."""

    outcome: AgreementOutcome
    day: date
    signatories: tuple[str, ...]
    participants: tuple[str, ...] = ()
    review_dates: tuple[date, ...] = ()


@dataclass(frozen=True)
class Hearing:
    day: date
    outcome: HearingOutcome
    participants: tuple[str, ...] = ()
    next_day: date | None = None


@dataclass(frozen=True)
class Referent:
    """The person of the school who follows the measures; `since` is the day of the designation."""

    name: str
    function: str
    since: date
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Visa:
    """The visa of the IEN in primary schools: an opinion that cannot block."""

    name: str
    day: date
    opinion: str = ""


@dataclass(frozen=True)
class Referral:
    """What was sent to the DASEN; `missing` are the pieces asked for when the file is returned."""

    sent_on: date
    trigger: Trigger
    received_on: date | None = None
    again: bool = False
    visa: Visa | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """`on_behalf` is printed above the name, `delegation` below it (« arrêté du … »); `prepared_by` is a function."""

    name: str
    quality: str
    on_behalf: str = ""
    delegation: str = ""
    prepared_by: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class DataProtection:
    """`controller` and `contact` complete fixed sentences: « Le responsable de ce traitement est … »."""

    controller: str
    contact: str


@dataclass(frozen=True)
class Reply:
    """The slip to send back, and by which day."""

    before: date
    send_to: tuple[str, ...]
