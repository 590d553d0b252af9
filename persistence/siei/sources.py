"""The sources of a campaign: their figures, their bytes in pieces, the lines that were refused, and our own base."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.siei.campaign import Campaign
from domain.siei.sources import SourceKind
from persistence.ids import new_id

PART_BYTES = 4 * 1024 * 1024
REJECTS_KEPT = 2_000
"""Per source; the number of all is kept, the lines beyond are not."""


@dataclass(frozen=True)
class SourceRow:
    """`lines` as received, `rows` kept; the difference is `rejected` and `too_young`."""

    id: UUID
    campaign_id: UUID
    unit_id: UUID
    kind: SourceKind
    origin: str
    state: str
    file_name: str
    received_on: date
    received_sha256: str
    sha256: str
    lines: int
    rows: int
    rejected: int
    too_young: int
    without_ine: int
    deposited_by: UUID
    deposited_at: datetime


@dataclass(frozen=True)
class Reject:
    """One line of a file that was set aside; `field` is the column, `remedy` what to do about it."""

    line: int
    field: str
    rule: str
    remedy: str


_COLUMNS = (
    "id", "campaign_id", "unit_id", "kind", "origin", "state", "file_name", "received_on", "received_sha256", "sha256",
    "lines", "rows", "rejected", "too_young", "without_ine", "deposited_by", "deposited_at",
)  # fmt: skip
_NAMES = ", ".join(_COLUMNS)
_UPSERT = text(f"""
    INSERT INTO siei_sources ({_NAMES}) VALUES ({", ".join(f":{name}" for name in _COLUMNS)})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in _COLUMNS[1:])}
""")


def _source(row: Any) -> SourceRow:
    return replace(SourceRow(*row), kind=SourceKind(row.kind))


async def load_sources(session: AsyncSession, campaign_id: UUID) -> list[SourceRow]:
    """In the order of the kinds."""
    rows = await session.execute(
        text(f"SELECT {_NAMES} FROM siei_sources WHERE campaign_id = :id"), {"id": campaign_id}
    )
    return sorted((_source(row) for row in rows), key=lambda one: one.kind.number)


async def load_source(session: AsyncSession, source_id: UUID) -> SourceRow:
    return _source(
        (await session.execute(text(f"SELECT {_NAMES} FROM siei_sources WHERE id = :id"), {"id": source_id})).one()
    )


async def save_source(session: AsyncSession, one: SourceRow) -> None:
    values = asdict(one) | {"kind": one.kind.value}
    await session.execute(_UPSERT, values)


async def drop_source(session: AsyncSession, campaign_id: UUID, kind: SourceKind) -> bool:
    """The source with its file and the lines refused in it."""
    keys = {"id": campaign_id, "kind": kind.value}
    await session.execute(text("DELETE FROM siei_rejects WHERE campaign_id = :id AND source = :kind"), keys)
    gone = await session.execute(
        text("DELETE FROM siei_sources WHERE campaign_id = :id AND kind = :kind RETURNING id"), keys
    )
    return gone.one_or_none() is not None


def cut(content: bytes) -> Iterator[bytes]:
    """Pieces that a row may hold; at least one."""
    return (content[start : start + PART_BYTES] for start in range(0, max(len(content), 1), PART_BYTES))


async def write_file(session: AsyncSession, source: SourceRow, content: bytes) -> None:
    await write_pieces(session, source, cut(content))


async def write_pieces(session: AsyncSession, source: SourceRow, pieces: Iterable[bytes]) -> None:
    """One at a time, however large the whole."""
    insert = text("INSERT INTO siei_files (source_id, unit_id, part, content) VALUES (:source, :unit, :part, :content)")
    for part, piece in enumerate(pieces):
        await session.execute(insert, {"source": source.id, "unit": source.unit_id, "part": part, "content": piece})


async def find_steward(session: AsyncSession, email: str, unit_id: UUID) -> UUID | None:
    """Who may deposit for that institution, by their address."""
    found = await session.execute(
        text("""SELECT a.id FROM accounts a JOIN actor_units u ON u.actor_id = a.id
                WHERE lower(a.email) = lower(:email) AND u.unit_id = :unit AND a.role = 'data_steward'"""),
        {"email": email, "unit": unit_id},
    )
    return found.scalar_one_or_none()


async def read_file(session: AsyncSession, source_id: UUID) -> AsyncIterator[bytes]:
    """The pieces in order, one at a time."""
    parts = await session.execute(
        text("SELECT part FROM siei_files WHERE source_id = :id ORDER BY part"), {"id": source_id}
    )
    one = text("SELECT content FROM siei_files WHERE source_id = :id AND part = :part")
    for part in list(parts.scalars()):
        yield (await session.execute(one, {"id": source_id, "part": part})).scalar_one()


async def add_rejects(session: AsyncSession, source: SourceRow, rejects: Iterable[Reject]) -> None:
    rows = [
        {
            "id": new_id(), "campaign": source.campaign_id, "unit": source.unit_id, "source": source.kind.value,
            **asdict(one),
        }
        for one in list(rejects)[:REJECTS_KEPT]
    ]  # fmt: skip
    if rows:
        await session.execute(
            text("""INSERT INTO siei_rejects (id, campaign_id, unit_id, source, line, field, rule, remedy)
                    VALUES (:id, :campaign, :unit, :source, :line, :field, :rule, :remedy)"""),
            rows,
        )


@dataclass(frozen=True)
class FormerFigures:
    """What the same source weighed in the last campaign."""

    rows: int
    without_ine: int


async def former_figures(session: AsyncSession, campaign: Campaign) -> dict[SourceKind, FormerFigures]:
    if campaign.previous_id is None:
        return {}
    rows = await session.execute(
        text("SELECT kind, rows, without_ine FROM siei_sources WHERE campaign_id = :id"), {"id": campaign.previous_id}
    )
    return {SourceKind(row.kind): FormerFigures(row.rows, row.without_ine) for row in rows}


# The pupils of the schools of these départements in one school year, as the exchange format wants them. The second
# wall lets only the jobs role read them.
_OWN = text("""
    SELECT DISTINCT ON (e.student_id, e.school_id)
        e.student_id AS number, coalesce((SELECT i.ine FROM student_ines i WHERE i.student_id = s.id
            ORDER BY i.since DESC, i.ine LIMIT 1), '') AS ine,
        s.family_name, s.usage_name, concat_ws(' ', s.first_name, array_to_string(s.other_first_names, ' ')) AS firsts,
        s.birth_date, s.sex, sc.uai, e.mef_code, coalesce(c.name, '') AS formation, e.entered_on, e.left_on
    FROM enrolments e JOIN schools sc ON sc.id = e.school_id JOIN students s ON s.id = e.student_id
    LEFT JOIN classes c ON c.id = e.class_id
    WHERE e.school_year = :year AND sc.department_code = ANY(CAST(:departments AS text[]))
      AND sc.kind <> 'primary_school' AND s.birth_date <= :youngest
    ORDER BY e.student_id, e.school_id
""")


async def own_records(session: AsyncSession, departments: Sequence[str], year: int, youngest: date) -> Sequence[Any]:
    """`youngest` is the last birth date that is 16 on the campaign's day: nobody below leaves their school's base."""
    keys = {"departments": list(departments), "year": year, "youngest": youngest}
    return (await session.execute(_OWN, keys)).all()
