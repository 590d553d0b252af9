"""The invented persons of the demo: pupils, adults, homes and the ties between them."""

from dataclasses import dataclass
from datetime import date

MOTHER, FATHER, GRANDPARENT, EDUCATOR, TUTOR, CHILD_WELFARE, SELF = "10", "20", "38", "41", "50", "51", "70"
LEGAL, IN_CHARGE, CONTACT = 1, 2, 3


@dataclass(frozen=True)
class Home:
    lines: tuple[str, ...]
    postcode: str
    town: str


@dataclass(frozen=True)
class Adult:
    """A person responsible for pupils. `shares_address` False: the address is not to be given out."""

    number: int
    last_name: str
    first_name: str
    civility: str = ""
    usage_name: str | None = None
    mobile: str | None = None
    phone: str | None = None
    email: str | None = None
    accepts_sms: bool | None = None
    shares_address: bool | None = None
    home: Home | None = None


@dataclass(frozen=True)
class Tie:
    """What binds an adult to a pupil: level and kinship as SIECLE writes them."""

    adult: Adult
    kinship: str
    level: int = LEGAL
    houses: bool = False
    contact_first: bool = False


@dataclass(frozen=True)
class Pupil:
    """A pupil in one school. `key` names those whom the scenario speaks of; `number` is unique in the demo."""

    number: int
    uai: str
    class_code: str
    last_name: str
    first_name: str
    sex: str
    born: date
    ties: tuple[Tie, ...]
    ine: str | None
    elenoet: str
    key: str = ""
    usage_name: str | None = None
    second_name: str | None = None
    old_ine: str | None = None
    status: str = "ST"
    regime: str = "2"
    entered_on: date | None = None
    left_on: date | None = None
    leaving_reason: str | None = None
    home: Home | None = None
    mobile: str | None = None
    email: str | None = None
    last_year_uai: str | None = None

    @property
    def is_apprentice(self) -> bool:
        return self.status == "AP"

    def is_there(self, day: date) -> bool:
        """Whether the pupil belongs to the school on that day; the day of leaving is no longer one of school."""
        return (self.entered_on is None or self.entered_on <= day) and (self.left_on is None or day < self.left_on)
