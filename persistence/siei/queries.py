"""Lists of SIEI, straight to JSON: campaigns, refused lines, the list, a platform's own rows, a school's returns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, any_, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from domain.access.actor import Actor
from domain.siei.views import CampaignLine, RejectLine, SieiPlatformLine, SieiReturnLine, SieiRowLine
from persistence.paging import page
from persistence.siei.rows import campaigns, decisions, listed, pairs, rejects, returns, sources, units


def _count(source: Any, *where: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(source).where(*where).scalar_subquery()


def campaign_page(actor: Actor, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """Campaigns of one's institution, and those of an académie over one's département, the latest first."""
    c = campaigns.c
    of = listed.c.campaign_id == c.id
    answered = (
        select(decisions.c.pair_id)
        .where(decisions.c.pair_id == pairs.c.id, decisions.c.undone_at.is_(None), decisions.c.answer != "later")
        .exists()
    )
    left = _count(pairs, pairs.c.campaign_id == c.id, ~answered)
    query: Select[Any] = (
        select(
            c.id, c.version, c.unit_id, units.c.name.label("unit_name"), c.campaign_date, c.departments, c.state,
            _count(sources, sources.c.campaign_id == c.id).label("source_count"),
            _count(listed, of, listed.c.state == "listed").label("row_count"),
            _count(listed, of, listed.c.state == "to_confirm").label("to_confirm_count"),
            left.label("pairs_left"), c.digest, c.created_at, c.published_at, c.closed_at,
        )
        .join(units, units.c.id == c.unit_id)
        .where(c.unit_id.in_(list(actor.units)) | _of_department(actor, lambda code: code == any_(c.departments)))
        .order_by(c.campaign_date.desc(), c.id.desc())
    )  # fmt: skip
    if cursor is not None:
        after = select(campaigns.c.campaign_date, campaigns.c.id).where(campaigns.c.id == cursor).scalar_subquery()
        query = query.where(tuple_(c.campaign_date, c.id) < after)
    return page(CampaignLine, query, limit)


def reject_page(
    actor: Actor, campaign_id: UUID, source: str | None, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """Lines set aside, in the order of their file."""
    r = rejects.c
    query: Select[Any] = (
        select(r.id, r.source, r.line, r.field, r.rule, r.remedy, r.found_by)
        .where(r.campaign_id == campaign_id, r.unit_id.in_(list(actor.units)))
        .order_by(r.source, r.line, r.id)
    )
    if source is not None:
        query = query.where(r.source == source)
    if cursor is not None:
        after = select(r.source, r.line, r.id).where(r.id == cursor).scalar_subquery()
        query = query.where(tuple_(r.source, r.line, r.id) > after)
    return page(RejectLine, query, limit)


_dsden = units.alias("dsden")


def _of_department(actor: Actor, holds: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Is it so of the département of one of the actor's DSDEN?"""
    mine = select(_dsden.c.id).where(_dsden.c.id.in_(list(actor.units)), _dsden.c.kind == "dsden")
    return mine.where(holds(_dsden.c.department_code)).exists()


def _published_there(actor: Actor) -> ColumnElement[bool]:
    """Of another institution's list, what went to one's own département: by residence, or by its platform."""
    r = listed.c
    return r.published_at.is_not(None) & _of_department(
        actor, lambda code: func.starts_with(r.commune, code) | (units.c.department_code == code)
    )


@dataclass(frozen=True)
class RowFilter:
    """`platform_id` or `no_platform`; `minors` True for the 16–18, False for the others."""

    platform_id: UUID | None = None
    no_platform: bool = False
    state: str | None = None
    minors: bool | None = None
    known_before: bool | None = None


def row_page(
    actor: Actor, campaign_id: UUID, wanted: RowFilter, *, cursor: UUID | None, limit: int
) -> Select[tuple[str]]:
    """The list of a campaign, in the order of names."""
    r = listed.c
    query: Select[Any] = (
        select(
            r.id, r.version, r.family_name, r.usage_name, r.first_names, r.birth_date, r.age,
            (r.age < 18).label("is_minor"), r.commune, r.city, r.platform_id, units.c.name.label("platform_name"),
            r.last_school_uai, r.last_school_name, r.last_formation, r.left_on, r.known_to_mission_locale,
            r.searched_in, r.state, r.removed_because, r.known_before, r.outcome, r.found_in, r.outcome_on,
        )
        .select_from(listed)
        .outerjoin(units, units.c.id == r.platform_id)
        .where(r.campaign_id == campaign_id, r.unit_id.in_(list(actor.units)) | _published_there(actor))
        .where(r.state == wanted.state if wanted.state else r.state != "removed")
        .order_by(r.sort_name, r.id)
    )  # fmt: skip
    if wanted.platform_id is not None:
        query = query.where(r.platform_id == wanted.platform_id)
    if wanted.no_platform:
        query = query.where(r.platform_id.is_(None))
    return page(SieiRowLine, _narrowed(query, wanted, cursor), limit)


def _narrowed(query: Select[Any], wanted: RowFilter, cursor: UUID | None) -> Select[Any]:
    r = listed.c
    if wanted.minors is not None:
        query = query.where(r.age < 18 if wanted.minors else r.age >= 18)
    if wanted.known_before is not None:
        query = query.where(r.known_before.is_(wanted.known_before))
    if cursor is not None:
        after = select(r.sort_name, r.id).where(r.id == cursor).scalar_subquery()
        query = query.where(tuple_(r.sort_name, r.id) > after)
    return query


def platform_page(actor: Actor, wanted: RowFilter, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """What was published for one's platforms: the last list of each institution, in the order of names."""
    r = listed.c
    query: Select[Any] = (
        select(
            r.id, r.version, r.campaign_id, r.campaign_date, r.family_name, r.usage_name,
            r.first_names, r.birth_date, r.age, (r.age < 18).label("is_minor"), r.commune, r.postal_code, r.city,
            r.phone,
            r.email, r.last_school_uai, r.last_school_name, r.last_formation, r.left_on, r.known_to_mission_locale,
            r.searched_in, r.state, r.known_before, r.platform_id, r.published_at, r.received_at,
            r.outcome, r.found_in, r.outcome_on,
        )
        .select_from(listed)
        .where(r.published_at.is_not(None), r.superseded_at.is_(None), r.platform_id.in_(list(actor.units)))
        .order_by(r.sort_name, r.id)
    )  # fmt: skip
    if wanted.state:
        query = query.where(r.state == wanted.state)
    return page(SieiPlatformLine, _narrowed(query, wanted, cursor), limit)


def return_page(actor: Actor, *, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """What came back to one's schools about those who left, in the order of names."""
    r = returns.c
    query: Select[Any] = (
        select(r.id, r.school_id, r.family_name, r.first_names, r.kind, r.campaign_date)
        .where(r.published_at.is_not(None), r.school_id.in_(list(actor.units)))
        .order_by(r.sort_name, r.id)
    )
    if cursor is not None:
        after = select(r.sort_name, r.id).where(r.id == cursor).scalar_subquery()
        query = query.where(tuple_(r.sort_name, r.id) > after)
    return page(SieiReturnLine, query, limit)
