"""The judgement on a whole file: its head against the school, its counts against good sense."""

from dataclasses import dataclass
from datetime import datetime

from domain.imports.kinds import ImportKind
from domain.imports.raw import FileHead
from domain.imports.refusals import (
    NOTHING_CHANGED,
    FileRefused,
    HeadMissing,
    OlderThanLast,
    TooManyGone,
    WrongFileKind,
    WrongSchool,
    WrongYear,
)
from domain.kernel.labelled import Labelled

GONE_SHARE_LIMIT = 0.10
"""More than this share of the known pupils gone from the file suspends the import (internal rule, no text)."""


class Outcome(Labelled):
    """What a plan says of one thing; nothing is ever deleted because a file no longer has it."""

    NEW = "new", "Nouveaux"
    CHANGED = "changed", "Modifiés"
    GONE = "gone", "Partis"
    MISSING = "missing", "Absents du fichier"
    LOOK_ALIKE = "look_alike", "Ressemblances"
    REFUSED = "refused", "Refusés"
    UNCHANGED = "unchanged", "Inchangés"


@dataclass(frozen=True)
class PlanCounts:
    """How many pupils of each outcome; `known` are those enrolled here before the file."""

    known: int
    new: int = 0
    changed: int = 0
    gone: int = 0
    missing: int = 0
    look_alike: int = 0
    refused: int = 0
    unchanged: int = 0

    @property
    def changes(self) -> int:
        return self.new + self.changed + self.gone + self.missing


@dataclass(frozen=True)
class Judgement:
    """Blocked or not; a head of school may pass over a block with a motive, nothing else can."""

    blocked_by: FileRefused | None
    gone_percent: float

    @property
    def blocked(self) -> bool:
        return self.blocked_by is not None


def judge_kind(found: ImportKind, expected: ImportKind | None) -> FileRefused | None:
    """« Ce fichier contient les responsables. Nous attendons les élèves : ElevesAvecAdresses.xml. … »"""
    return None if expected is None or found is expected else WrongFileKind.between(found, expected)


def judge_header(
    head: FileHead, expected_uai: str, expected_year: int, last_timestamp: datetime | None
) -> tuple[FileRefused, ...]:
    """Every reason to refuse the file by its head: another school, another year, older than the last one applied.

    `last_timestamp` is the HORODATAGE of the last applied file of this kind, without zone, as files write it. The
    same moment is not older: the same file twice changes nothing. Files without head (ONDE, absences) have nothing
    to judge.
    """
    if not head.kind.has_head:
        return ()
    if head.uai is None or head.school_year is None:
        return (HeadMissing(),)
    refusals: list[FileRefused] = []
    if head.uai.upper() != expected_uai.upper():
        refusals.append(WrongSchool.between(head.uai, expected_uai))
    if head.school_year != expected_year:
        refusals.append(WrongYear.between(head.school_year, expected_year))
    if last_timestamp is not None and head.exported_at is not None and head.exported_at < last_timestamp:
        refusals.append(_older(head.exported_at, last_timestamp))
    return tuple(refusals)


def judge(counts: PlanCounts, *, confirmed_motive: str | None = None) -> Judgement:
    """More than 10 % of the known pupils gone or missing: suspended, until the head confirms with a motive."""
    lost = counts.gone + counts.missing
    share = lost / counts.known if counts.known else 0.0
    percent = round(share * 100, 1)
    if share <= GONE_SHARE_LIMIT or (confirmed_motive or "").strip():
        return Judgement(None, percent)
    return Judgement(
        TooManyGone(
            f"{lost} élèves sur {counts.known} {_how_gone(counts)} ({_percent(percent)} %). C'est inhabituel. "
            "L'import est suspendu. Vérifiez que l'export est complet, ou confirmez avec le chef d'établissement.",
            gone=lost,
            known=counts.known,
            percent=percent,
        ),
        percent,
    )


def _how_gone(counts: PlanCounts) -> str:
    return "ne sont plus dans ce fichier, ou y sont partis" if counts.gone else "ne sont plus dans ce fichier"


def _percent(share: float) -> str:
    """Whole, but never « 10 % » for what is just above the limit."""
    return f"{share:.0f}" if share >= GONE_SHARE_LIMIT * 100 + 1 else f"{share:.1f}".replace(".", ",")


def _older(found: datetime, last: datetime) -> OlderThanLast:
    return OlderThanLast(
        f"Ce fichier date du {_in_french(found)}. Le dernier importé date du {_in_french(last)}. "
        f"Refaites l'export dans SIECLE. {NOTHING_CHANGED}",
        found=found.isoformat(),
        last=last.isoformat(),
    )


def _in_french(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y} à {moment.hour} h {moment:%M}"
