"""What readers give: texts with their place, never interpreted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.imports.kinds import ImportKind
from domain.kernel.labelled import Labelled


class Subject(StrEnum):
    """What one raw line is about."""

    STUDENT = "student"
    GUARDIAN = "guardian"
    GUARDIANSHIP = "guardianship"
    CLASS = "class"
    MEF = "mef"
    CODE = "code"
    SCHOOL = "school"
    PERIOD = "period"
    CLOSURE = "closure"
    ABSENCE = "absence"
    LATE = "late"
    TOTAL = "total"


RawValue = str | tuple[str, ...]


@dataclass(frozen=True)
class RawLine:
    """Texts by our field names; an absent tag is an absent key, an empty one an empty text."""

    subject: Subject
    number: int
    values: Mapping[str, RawValue]

    def text(self, name: str) -> str | None:
        """The stripped text of a field, None when it is absent or blank."""
        value = self.values.get(name)
        return (value.strip() or None) if isinstance(value, str) else None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, ())
        return () if isinstance(value, str) else value


class FileWarning(Labelled):
    """What a reader noticed about a whole file that is read nevertheless."""

    UTF8_UNDER_ANOTHER_NAME = (
        "utf8_under_another_name",
        (
            "Ce fichier annonce un encodage et en utilise un autre : il a sans doute été ouvert puis enregistré. "
            "Les accents seraient faux. Refaites l'export."
        ),
    )
    CONTROL_CHARACTERS = (
        "control_characters",
        (
            "Ce fichier contient des caractères invisibles : il a sans doute été enregistré par un autre logiciel. "
            "Vérifiez les accents avant d'appliquer."
        ),
    )
    FILE_LEFT_OUT = (
        "file_left_out",
        "Le ZIP contient aussi un fichier dont nous n'avons pas besoin : il n'a pas été lu.",
    )
    NO_TIMESTAMP = "no_timestamp", "Ce fichier ne dit pas quand il a été exporté : vérifiez qu'il est récent."


@dataclass(frozen=True)
class FileHead:
    """What is known of a file before its lines. `columns` gives, by our field name, the name written in the file."""

    kind: ImportKind
    name: str
    encoding: str
    uai: str | None = None
    school_year: int | None = None
    exported_at: datetime | None = None
    by_record: bool = False  # the file has no line breaks: places are ranks of records
    columns: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[FileWarning, ...] = ()
