"""The bases that a campaign crosses, and what a record of each says of a young person."""

from enum import StrEnum


class SourceKind(StrEnum):
    """In the order of the records' numbers: never insert before another."""

    EN_PREVIOUS = "en_previous"
    EN_CURRENT = "en_current"
    AGRICULTURE = "agriculture"
    APPRENTICES = "apprentices"
    MISSIONS_LOCALES = "missions_locales"
    DIPLOMAS = "diplomas"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def number(self) -> int:
        return list(SourceKind).index(self)

    @property
    def is_training(self) -> bool:
        """A base of enrolments in initial training: its open records remove a person, its closed ones propose one."""
        return self not in {SourceKind.MISSIONS_LOCALES, SourceKind.DIPLOMAS}


_LABELS = {
    SourceKind.EN_PREVIOUS: "Éducation nationale, année précédente",
    SourceKind.EN_CURRENT: "Éducation nationale, année en cours",
    SourceKind.AGRICULTURE: "Enseignement agricole",
    SourceKind.APPRENTICES: "Apprentis (CFA)",
    SourceKind.MISSIONS_LOCALES: "Missions locales",
    SourceKind.DIPLOMAS: "Diplômes obtenus",
}
