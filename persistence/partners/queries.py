"""Lists of the administrator's pages on partners, written as JSON by PostgreSQL."""

from uuid import UUID

from sqlalchemy import Select, case, func, literal_column, select, tuple_

from domain.partners.views import PartnerLine, TransmissionLine
from persistence.accounts.rows import accounts, units
from persistence.paging import page
from persistence.partners.rows import partner_clients, partner_credentials, partner_transmissions, partners


def partner_page(cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """By name."""
    clients = (
        select(func.count())
        .where(partner_clients.c.unit_id == partners.c.unit_id, partner_clients.c.closed_at.is_(None))
        .correlate(partners)
        .scalar_subquery()
    )
    used = (
        select(func.max(partner_credentials.c.last_used_at))
        .select_from(partner_credentials.join(partner_clients, partner_clients.c.id == partner_credentials.c.client_id))
        .where(partner_clients.c.unit_id == partners.c.unit_id)
        .correlate(partners)
        .scalar_subquery()
    )
    order = (units.c.name, units.c.id)
    query = (
        select(
            units.c.id, units.c.name, partners.c.partner_type, partners.c.contact_email, clients.label("clients"),
            used.label("last_used_at"), partners.c.sandbox_platform.is_not(None).label("is_sandbox"),
            partners.c.suspended_at,
        )
        .select_from(partners.join(units, units.c.id == partners.c.unit_id))
        .order_by(*order)
    )  # fmt: skip
    if cursor is not None:
        last = select(*order).where(units.c.id == cursor).correlate(None)
        query = query.where(tuple_(*order) > last.scalar_subquery())
    return page(PartnerLine, query, limit)


def transmission_page(partner_id: UUID, cursor: UUID | None, limit: int) -> Select[tuple[str]]:
    """The latest first. A person of the partner appears by function, a machine by its name."""
    told, who = partner_transmissions, accounts
    is_machine = who.c.role == literal_column("'partner_client'")
    name = case((is_machine, who.c.display_name), else_=func.coalesce(who.c.role, literal_column("''")))
    order = (told.c.at, told.c.id)
    query = (
        select(
            told.c.id, told.c.at, name.label("actor_name"), told.c.channel, told.c.referral_id, told.c.fields,
            told.c.legal_basis,
        )
        .select_from(told.outerjoin(who, who.c.id == told.c.actor_id))
        .where(told.c.partner_unit == partner_id)
        .order_by(*(one.desc() for one in order))
    )  # fmt: skip
    if cursor is not None:
        last = select(*order).where(told.c.id == cursor).correlate(None)
        query = query.where(tuple_(*order) < last.scalar_subquery())
    return page(TransmissionLine, query, limit)
