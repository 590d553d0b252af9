"""What is recorded about a pupil's presence: kinds of entries, where they come from, and the entry itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.kernel.labelled import Labelled


class EntryEffect(StrEnum):
    """What an entry does to the half-days it overlaps."""

    ABSENT = "absent"  # lessons missed, unless a reason is accepted
    ATTENDING = "attending"  # in the school's care: never missed
    NOT_EXPECTED = "not_expected"  # nothing was to be attended
    LATE = "late"  # the lesson was attended in part: never missed
    APART = "apart"  # recorded, shown, outside the half-days


class EntryKind(StrEnum):
    ABSENCE = "absence"
    LATE = "late"
    EARLY_EXIT = "early_exit"
    TEMPORARY_EXCLUSION = "temporary_exclusion"
    INFIRMARY = "infirmary"
    KNOWN_AWAY = "known_away"
    PLACEMENT = "placement"
    PLACEMENT_ABSENCE = "placement_absence"

    @property
    def label(self) -> str:
        return _KINDS[self][0]

    @property
    def effect(self) -> EntryEffect:
        return _KINDS[self][1]

    @property
    def counts(self) -> bool:
        """Whether this kind can make a half-day count towards assiduité."""
        return self.effect is EntryEffect.ABSENT


_KINDS = {
    EntryKind.ABSENCE: ("Absence", EntryEffect.ABSENT),
    EntryKind.LATE: ("Retard", EntryEffect.LATE),
    EntryKind.EARLY_EXIT: ("Sortie anticipée", EntryEffect.ABSENT),
    EntryKind.TEMPORARY_EXCLUSION: ("Exclusion temporaire", EntryEffect.NOT_EXPECTED),
    EntryKind.INFIRMARY: ("Passage à l'infirmerie", EntryEffect.ATTENDING),
    EntryKind.KNOWN_AWAY: ("Ailleurs en accord avec l'établissement", EntryEffect.ATTENDING),
    EntryKind.PLACEMENT: ("Période de formation en milieu professionnel", EntryEffect.NOT_EXPECTED),
    EntryKind.PLACEMENT_ABSENCE: ("Absence en milieu professionnel", EntryEffect.APART),
}


class EntrySource(Labelled):
    ROLL_CALL = "roll_call", "appel"
    SCHOOL_LIFE = "school_life", "vie scolaire"
    FAMILY = "family", "déclaré par la famille"
    IMPORT = "import", "fichier importé"
    PLACEMENT_HOST = "placement_host", "signalé par l'entreprise"


@dataclass(frozen=True)
class AbsenceEntry:
    """One fact, from one aware instant to another. Facts are never changed: a correction names what it `replaces`.

    `voided_at` is when someone marked it as wrong. A mark in the roll of a lesson is an entry as long as the lesson.
    `by` is who entered it, as shown (« Mme Aubry », « vie scolaire »); never part of a rule.
    """

    id: UUID
    kind: EntryKind
    starts_at: datetime
    ends_at: datetime
    source: EntrySource
    known_at: datetime
    by: str = ""
    replaces: UUID | None = None
    voided_at: datetime | None = None


def live_entries(entries: Iterable[AbsenceEntry]) -> tuple[AbsenceEntry, ...]:
    """The entries that still stand: neither marked as wrong nor replaced."""
    known = tuple(entries)
    replaced = {entry.replaces for entry in known if entry.replaces is not None}
    return tuple(entry for entry in known if entry.voided_at is None and entry.id not in replaced)


def entries_known_on(entries: Iterable[AbsenceEntry], instant: datetime) -> tuple[AbsenceEntry, ...]:
    """The entries as they stood then, to be read like today's."""
    return tuple(_as_of(entry, instant) for entry in entries if entry.known_at <= instant)


def _as_of(entry: AbsenceEntry, instant: datetime) -> AbsenceEntry:
    if entry.voided_at is None or entry.voided_at <= instant:
        return entry
    return AbsenceEntry(
        entry.id, entry.kind, entry.starts_at, entry.ends_at, entry.source, entry.known_at, entry.by, entry.replaces
    )
