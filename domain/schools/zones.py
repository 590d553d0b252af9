"""Where a school stands: its zone of holidays and its clock, both from the département."""

from enum import StrEnum


class AcademicZone(StrEnum):
    """Zones of the winter and spring holidays. `LOCAL` (Corse, overseas): the recteur sets the calendar."""

    A = "a"
    B = "b"
    C = "c"
    LOCAL = "local"

    @property
    def label(self) -> str:
        return "Calendrier local" if self is AcademicZone.LOCAL else f"Zone {self.value.upper()}"


# Composition since 2015-2016; before, the académies were shared out otherwise: an older year needs the school's word.
_ZONES = {
    AcademicZone.A: "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
    AcademicZone.B: "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 "
    "67 68 72 76 80 83 84 85 88 999",  # 999 does not exist: our invented département
    AcademicZone.C: "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
}
_ZONE_OF = {department: zone for zone, departments in _ZONES.items() for department in departments.split()}

METROPOLITAN_TIME = "Europe/Paris"
_TIME_ZONES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "983": "Pacific/Noumea",  # the ministry's number, in UAIs; INSEE says 988
    "984": "Pacific/Tahiti",  # the ministry's number, in UAIs; INSEE says 987
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}


def canonical_department(code: str) -> str:
    """`075` and `75`, `02A` and `2A`, `1` and `01` are the same."""
    return code.strip().upper().lstrip("0").zfill(2)


def zone_of_department(code: str) -> AcademicZone:
    return _ZONE_OF.get(canonical_department(code), AcademicZone.LOCAL)


def time_zone_of_department(code: str) -> str:
    """The IANA name of the zone in which this département's school days are lived."""
    return _TIME_ZONES.get(canonical_department(code), METROPOLITAN_TIME)
