"""The list before and after its publication, what platforms find, what returns to schools, how right sources were."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select

from api.siei.steps import load_readable, load_within, require_open
from domain.access.permissions import Permission
from domain.kernel.errors import Malformed, Stale
from domain.kernel.french import typeset
from domain.siei.campaign import CampaignState
from domain.siei.estimate import Interval, sentence, wilson
from domain.siei.outcomes import RowOutcome
from domain.siei.sources import SourceKind
from persistence.journal import Access, JournalEntry
from persistence.siei import publication
from persistence.siei.pairs import load_progress
from persistence.siei.publication import Finding, PlatformShare, SchoolReturn, SourceMeasure, ToErase
from persistence.siei.queries import RowFilter, platform_page, return_page, row_page
from persistence.unit_of_work import UnitOfWork


class FindingToCorrect(Malformed):
    title = "Réponse à corriger"


async def list_rows(
    uow: UnitOfWork, campaign_id: UUID, wanted: RowFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Whoever does not run the campaign sees no person before the publication."""
    one = await load_readable(uow, campaign_id)
    if one.unit_id in uow.actor.units and uow.actor.may(Permission.SIEI_RUN):
        one.require(CampaignState.REVIEW, CampaignState.PUBLISHED, CampaignState.CLOSED)
    else:
        one.require(CampaignState.PUBLISHED, CampaignState.CLOSED)
    await _listed(uow, "siei_row:list", campaign_id=str(one.id), state=wanted.state)
    return row_page(uow.actor, one.id, wanted, cursor=cursor, limit=limit)


@dataclass(frozen=True)
class PublicationPage:
    """The act of publishing, before and after: what each platform gets, what schools get back, what closing erases."""

    published_at: datetime | None
    platforms: Sequence[PlatformShare]
    schools: Sequence[SchoolReturn]
    pairs_left: int
    to_erase: ToErase


async def show_publication(uow: UnitOfWork, campaign_id: UUID) -> PublicationPage:
    one = await load_readable(uow, campaign_id)
    return PublicationPage(
        one.published_at,
        await publication.load_shares(uow.session, one.id),
        await publication.load_returns(uow.session, one.id),
        (await load_progress(uow.session, one.id)).left,
        await publication.count_to_erase(uow.session, one.id),
    )


@dataclass(frozen=True)
class SourceRightness:
    """Of the rows that come from one source, how many of those reached were exact."""

    kind: SourceKind
    listed: int
    contacted: int
    confirmed: int
    found: int
    missed: int
    interval: Interval | None
    sentence: str


async def measure_rightness(uow: UnitOfWork, campaign_id: UUID) -> list[SourceRightness]:
    one = await load_within(uow, campaign_id)
    one.require(CampaignState.PUBLISHED, CampaignState.CLOSED)
    found = []
    for measure in await publication.measure_sources(uow.session, one.id):
        interval = wilson(measure.confirmed, measure.contacted)
        said = _rightness_words(measure, interval)
        found.append(
            SourceRightness(
                measure.kind, measure.listed, measure.contacted, measure.confirmed, measure.found, measure.missed,
                interval, said,
            )
        )  # fmt: skip
    return found


def _rightness_words(measure: SourceMeasure, interval: Interval | None) -> str:
    if measure.listed == 0:
        return typeset("Cette source ne propose personne : elle aurait dû en retirer.")
    if interval is None:
        return typeset("Personne n'est encore joint : on ne sait pas combien de ses lignes sont justes.")
    return sentence(interval, f"des lignes venues de « {measure.kind.label} »", "personnes jointes")


_HEADER = (
    "nom", "prenoms", "date_naissance", "uai_origine", "date_sortie", "constat", "date_constat",
)  # fmt: skip


async def write_feedback(uow: UnitOfWork, campaign_id: UUID, kind: SourceKind) -> tuple[bytes, str, str]:
    """The errors of one source, for whoever keeps it: our CSV, UTF-8, `;`."""
    one = await load_within(uow, campaign_id)
    one.require(CampaignState.PUBLISHED, CampaignState.CLOSED)
    rows = await publication.load_feedback(uow.session, one.id, kind)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADER)
    for row in rows:
        outcome = RowOutcome(row.outcome).label
        cells = (
            row.family_name,
            row.first_names,
            row.birth_date,
            row.last_school_uai,
            row.left_on,
            outcome,
            row.outcome_on,
        )
        writer.writerow(_safe(cell) for cell in cells)
    entry = JournalEntry(
        "siei_feedback:export", Access.EXPORT,
        detail={"campaign_id": str(one.id), "source": kind.value, "count": len(rows)},
    )  # fmt: skip
    await uow.record(entry)
    name = f"retours-{kind.value}-{one.campaign_date.isoformat()}.csv"
    return out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", name


def _safe(cell: object) -> str:
    """A spreadsheet takes what begins with one of these for a formula."""
    value = "" if cell is None else str(cell)
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value


async def list_own_rows(uow: UnitOfWork, wanted: RowFilter, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """A platform's own published list, and nothing else of any campaign."""
    await require_open(uow)
    await _listed(uow, "siei_list:read", state=wanted.state)
    return platform_page(uow.actor, wanted, cursor=cursor, limit=limit)


@dataclass(frozen=True)
class Received:
    count: int


async def receive_list(uow: UnitOfWork) -> Received:
    """« Liste reçue »: once is enough."""
    await require_open(uow)
    count = await publication.mark_received(uow.session, uow.actor, uow.now)
    await uow.record(JournalEntry("siei_list:receive", Access.WRITE, detail={"count": count}))
    return Received(count)


@dataclass(frozen=True)
class Answered:
    """The row's new version."""

    id: UUID
    version: int
    outcome: RowOutcome


async def answer_row(uow: UnitOfWork, row_id: UUID, finding: Finding, today: date, *, seen: int) -> Answered:
    """« Était déjà inscrit » goes back to the source as an error, and measures how right it is."""
    await require_open(uow)
    row = await publication.load_own_row(uow.session, uow.actor, row_id)
    if row.version != seen:
        raise Stale
    if finding.on > today:
        detail = "Cette date n'est pas encore venue."
        raise FindingToCorrect(detail, errors=[{"pointer": "/on", "detail": detail}])
    if finding.found_in is not None and not finding.outcome.is_error:
        detail = "Une source ne s'indique que si la liste se trompait."
        raise FindingToCorrect(detail, errors=[{"pointer": "/found_in", "detail": detail}])
    version = await publication.save_finding(uow.session, uow.actor, row_id, finding, seen=seen)
    detail_ = {"row_id": str(row_id), "outcome": finding.outcome.value}
    await uow.record(JournalEntry("siei_row:answer", Access.WRITE, fields_class="siei_row", detail=detail_))
    return Answered(row_id, version, finding.outcome)


async def list_returns(uow: UnitOfWork, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """What one's schools get back of those who left them."""
    await require_open(uow)
    await _listed(uow, "siei_return:list")
    return return_page(uow.actor, cursor=cursor, limit=limit)


async def _listed(uow: UnitOfWork, operation: str, **detail: object) -> None:
    await uow.record(JournalEntry(operation, Access.LIST, fields_class="siei_row", detail=detail))
