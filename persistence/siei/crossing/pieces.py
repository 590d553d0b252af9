"""The first two stages on the disk: of each source the pieces it was read in, less the records whose line is gone.

Nothing in a piece depends on the campaign's day, so that a later campaign may take it: what does is said here, in reading.
"""

from datetime import date
from pathlib import Path

from domain.siei.sources import SourceKind
from persistence.siei.crossing.store import literal

GATE, RECORDS = "01_gate", "02_records"
_TRAINING = tuple(kind.number for kind in SourceKind if kind.is_training)
_STILL = tuple(kind.number for kind in SourceKind if kind.is_training and kind is not SourceKind.EN_PREVIOUS)
"""Bases in which somebody may still be enrolled on the day."""


def pieces_of(stage: Path, kind: SourceKind) -> list[Path]:
    return sorted(stage.glob(f"{kind.number}-[0-9]*.parquet"))


def piece(stage: Path, kind: SourceKind, number: int) -> Path:
    return stage / f"{kind.number}-{number:03}.parquet"


def gone(stage: Path, kind: SourceKind) -> Path:
    """Records of the pieces that are none of this campaign."""
    return stage / f"{kind.number}-gone.parquet"


def refused(stage: Path, kind: SourceKind) -> Path:
    return stage / f"{kind.number}-refused.parquet"


def kept(stage: Path, kind: SourceKind) -> str:
    """One source's records in words, as stage 01 has them; SQL."""
    return _less(pieces_of(stage, kind), [gone(stage, kind)])


def gated(folder: Path, day: date) -> str:
    """Every admitted record in words, and what it is on the day; SQL."""
    return _on(folder, GATE, day)


def records(folder: Path, day: date) -> str:
    """The same in numbers."""
    return _on(folder, RECORDS, day)


def _on(folder: Path, stage: str, day: date) -> str:
    """A record is open when its line says no end, or one after the day; who is in a base of training else has left."""
    there = folder / "stages" / stage
    pieces = [path for kind in SourceKind for path in pieces_of(there, kind)]
    less = _less(pieces, [gone(folder / "stages" / GATE, kind) for kind in SourceKind])
    still = f"source IN {literal(_STILL)} AND (left_on IS NULL OR left_on > DATE '{day}')"
    year = f"CAST(year(coalesce(entered_on, DATE '{day}') - INTERVAL 8 MONTH) AS INTEGER)"
    return (
        f"(SELECT *, source * 10000 + {year} AS slot, {still} AS open,"
        f" source IN {literal(_TRAINING)} AND NOT ({still}) AS leaver FROM {less})"
    )


def _less(pieces: list[Path], without: list[Path]) -> str:
    files = [str(path) for path in without if path.exists()]
    anti = f" ANTI JOIN read_parquet({files}) g ON g.rid = p.rid" if files else ""
    return f"(SELECT p.* FROM read_parquet({[str(path) for path in pieces]}) p{anti} WHERE p.rid IS NOT NULL)"
