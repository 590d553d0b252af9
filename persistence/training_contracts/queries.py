"""Lists of contracts, straight to JSON: who has signed, what is due, what the tutor last wrote."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Select, and_, case, func, literal, or_, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import ScalarSelect

from domain.access.actor import Actor
from domain.training_contracts.contract import MAJORITY
from domain.training_contracts.states import ContractState
from domain.training_contracts.views import ContractListView, TrainingContractLine
from persistence.paging import page
from persistence.training_contracts.rows import accounts, contracts, holds, marks, notes, parties, places, signatures

c = contracts
RUNNING = (ContractState.ACTIVE.value, ContractState.SUSPENDED.value)
ENDED = tuple(state.value for state in ContractState if state.is_over)
FOREVER = literal(date(9999, 12, 31), Date)


@dataclass(frozen=True)
class ContractFilter:
    view: ContractListView | None = None
    state: ContractState | None = None
    follow_up_id: UUID | None = None


def within_reach(actor: Actor) -> ColumnElement[bool]:
    """The first wall: the platform, the structure once it is no draft, the tutor."""
    own = list(actor.units)
    hosted = and_(c.c.provider_unit_id.in_(own), c.c.state != ContractState.DRAFT.value)
    return or_(c.c.platform_id.in_(own), hosted, c.c.tutor_id == actor.id)


def _of_note(name: str) -> ScalarSelect[Any]:
    return (
        select(notes.c[name]).where(notes.c.contract_id == c.c.id)
        .order_by(notes.c.noted_on.desc(), notes.c.written_at.desc()).limit(1).scalar_subquery()
    )  # fmt: skip


def _next_mark() -> ScalarSelect[Any]:
    return (
        select(func.min(marks.c.due_on)).where(marks.c.contract_id == c.c.id, marks.c.held.is_(None)).scalar_subquery()
    )


def _signed() -> ScalarSelect[Any]:
    return (
        select(func.count())
        .select_from(parties.join(signatures, and_(signatures.c.party_id == parties.c.id,
                                                   signatures.c.withdrawn_at.is_(None),
                                                   signatures.c.signed == text("true"))))
        .where(parties.c.contract_id == c.c.id, parties.c.replaced_at.is_(None)).scalar_subquery()
    )  # fmt: skip


def contract_page(
    actor: Actor, today: date, wanted: ContractFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """The next review first, then by name."""
    day = func.coalesce(c.c.next_review_on, c.c.starts_on, FOREVER)
    of_age = date(today.year - MAJORITY, today.month, 28 if (today.month, today.day) == (2, 29) else today.day)
    query: Select[Any] = (
        select(
            c.c.id, c.c.version, c.c.first_name, c.c.family_name, c.c.state, c.c.objective, places.c.formation,
            places.c.provider_name, c.c.tutor_id, accounts.c.display_name.label("tutor_name"), c.c.starts_on,
            c.c.ends_on, c.c.next_review_on, _next_mark().label("next_mark_on"), _signed().label("signed"),
            case((c.c.birth_date > of_age, 4), else_=3).cast(Integer).label("signatories"),
            _of_note("noted_on").label("last_note_on"), _of_note("presence").label("last_presence"),
            _of_note("obstacle").label("last_obstacle"), _of_note("progress").label("last_progress"),
        )
        .select_from(c.join(holds, holds.c.id == c.c.hold_id).join(places, places.c.id == holds.c.place_id)
                     .outerjoin(accounts, accounts.c.id == c.c.tutor_id))
        .where(within_reach(actor))
    )  # fmt: skip
    query = _narrowed(query, actor, today, wanted)
    if cursor is not None:
        b = contracts.alias("b")
        last = select(func.coalesce(b.c.next_review_on, b.c.starts_on, FOREVER), b.c.sort_name, b.c.id)
        query = query.where(tuple_(day, c.c.sort_name, c.c.id) > last.where(b.c.id == cursor).scalar_subquery())
    return page(TrainingContractLine, query.order_by(day, c.c.sort_name, c.c.id), limit)


def _narrowed(query: Select[Any], actor: Actor, today: date, wanted: ContractFilter) -> Select[Any]:
    view = wanted.view
    if view is ContractListView.TO_SIGN:
        query = query.where(c.c.state == ContractState.TO_SIGN.value)
    if view is ContractListView.REVIEWS_DUE:
        query = query.where(c.c.state.in_(RUNNING), c.c.next_review_on <= today)
    if view is ContractListView.MARKS_DUE:
        query = query.where(c.c.state.not_in(("abandoned", "transferred")), _next_mark() <= today)
    if view is ContractListView.RUNNING:
        query = query.where(c.c.state.in_(RUNNING))
    if view is ContractListView.MINE:
        query = query.where(c.c.tutor_id == actor.id)
    if wanted.state is not None:
        query = query.where(c.c.state == wanted.state.value)
    if wanted.follow_up_id is not None:
        query = query.where(c.c.follow_up_id == wanted.follow_up_id)
    if view is None and wanted.state is None and wanted.follow_up_id is None:
        query = query.where(c.c.state.not_in(ENDED))
    return query


async def summarise(session: AsyncSession, actor: Actor, today: date) -> dict[str, int]:
    """The counters above the list."""
    counted = [
        func.count().filter(c.c.state == ContractState.DRAFT.value).label("drafts"),
        func.count().filter(c.c.state == ContractState.TO_SIGN.value).label("to_sign"),
        func.count().filter(c.c.state.in_(RUNNING)).label("running"),
        func.count().filter(and_(c.c.state.in_(RUNNING), c.c.next_review_on <= today)).label("reviews_due"),
        func.count().filter(
            and_(c.c.state.not_in(("abandoned", "transferred")), _next_mark() <= today)
        ).label("marks_due"),
    ]  # fmt: skip
    row = (await session.execute(select(*counted).select_from(c).where(within_reach(actor)))).one()
    return dict(zip(("drafts", "to_sign", "running", "reviews_due", "marks_due"), row, strict=True))
