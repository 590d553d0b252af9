"""Delegations of signature and parental support of a département, within the unit that keeps them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.access.permissions import Role
from domain.attendance_cases.department import DelegationLine, DelegationTerms, SignatoryLine, SupportServiceLine
from domain.kernel.errors import NotFound, Stale
from persistence.accounts.rows import accounts, actor_units
from persistence.attendance_cases.tables import department_support_services as services
from persistence.attendance_cases.tables import signature_delegations as delegations
from persistence.paging import page

LIMIT = 100


def delegation_page(actor: Actor) -> Select[tuple[str]]:
    query: Select[Any] = (
        select(
            delegations.c.id, delegations.c.version, delegations.c.holder_id,
            func.coalesce(accounts.c.display_name, "").label("holder_name"), delegations.c.reference,
            delegations.c.valid_from, delegations.c.valid_to,
        )
        .select_from(delegations.outerjoin(accounts, accounts.c.id == delegations.c.holder_id))
        .where(delegations.c.unit_id.in_(list(actor.units)))
        .order_by(delegations.c.valid_from.desc(), delegations.c.id)
    )  # fmt: skip
    return page(DelegationLine, query, LIMIT)


def signatory_page(actor: Actor) -> Select[tuple[str]]:
    standing = select(actor_units.c.actor_id).where(actor_units.c.unit_id.in_(list(actor.units)))
    query: Select[Any] = (
        select(accounts.c.id, accounts.c.display_name, func.coalesce(accounts.c.job_title, "").label("job_title"))
        .where(accounts.c.role == Role.SIGNATORY.value, accounts.c.disabled_at.is_(None), accounts.c.id.in_(standing))
        .order_by(accounts.c.display_name, accounts.c.id)
    )
    return page(SignatoryLine, query, LIMIT)


def service_page(actor: Actor) -> Select[tuple[str]]:
    query: Select[Any] = (
        select(
            services.c.id, services.c.version, services.c.name, services.c.description, services.c.address,
            services.c.phone, services.c.opening, services.c.position, services.c.ended_on,
        )
        .where(services.c.unit_id.in_(list(actor.units)))
        .order_by(services.c.position, services.c.name, services.c.id)
    )  # fmt: skip
    return page(SupportServiceLine, query, LIMIT)


async def own_authority(session: AsyncSession, actor: Actor) -> UUID:
    """The DSDEN or DRAAF where this agent stands; else NotFound."""
    row = await session.execute(
        text("""SELECT id FROM units WHERE id = ANY(CAST(:units AS uuid[])) AND kind IN ('dsden', 'draaf')
                ORDER BY kind, id LIMIT 1"""),
        {"units": list(actor.units)},
    )
    found = row.scalar_one_or_none()
    if found is None:
        raise NotFound
    return UUID(str(found))


async def may_sign_for(session: AsyncSession, holder_id: UUID, unit_id: UUID) -> bool:
    row = await session.execute(
        text("""SELECT EXISTS (SELECT FROM accounts a JOIN actor_units u ON u.actor_id = a.id
                    WHERE a.id = :holder AND u.unit_id = :unit AND a.role = :role AND a.disabled_at IS NULL)"""),
        {"holder": holder_id, "unit": unit_id, "role": Role.SIGNATORY.value},
    )
    return bool(row.scalar_one())


_DELEGATION = text("""
    SELECT d.id, d.version, d.holder_id, coalesce(a.display_name, '') AS holder_name, d.reference, d.valid_from,
           d.valid_to
    FROM signature_delegations d LEFT JOIN accounts a ON a.id = d.holder_id
    WHERE d.id = :id AND d.unit_id = ANY(CAST(:units AS uuid[]))
""")


async def load_delegation_line(session: AsyncSession, actor: Actor, delegation_id: UUID) -> DelegationLine:
    row = (await session.execute(_DELEGATION, {"id": delegation_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return DelegationLine(*row)


async def insert_delegation(session: AsyncSession, values: dict[str, object], terms: DelegationTerms) -> None:
    await session.execute(
        text("""INSERT INTO signature_delegations
                    (id, unit_id, holder_id, reference, valid_from, valid_to, created_by, created_at)
                VALUES (:id, :unit_id, :holder_id, :reference, :valid_from, :valid_to, :created_by, :created_at)"""),
        values | _terms(terms),
    )


async def update_delegation(
    session: AsyncSession, delegation_id: UUID, terms: DelegationTerms, *, expected: int
) -> None:
    done = await session.execute(
        text("""UPDATE signature_delegations SET reference = :reference, valid_from = :valid_from,
                    valid_to = :valid_to, version = version + 1
                WHERE id = :id AND version = :expected RETURNING id"""),
        _terms(terms) | {"id": delegation_id, "expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale


def _terms(terms: DelegationTerms) -> dict[str, object]:
    return {"reference": terms.reference, "valid_from": terms.valid_from, "valid_to": terms.valid_to}


_SERVICE = text("""
    SELECT id, version, name, description, address, phone, opening, position, ended_on
    FROM department_support_services WHERE id = :id AND unit_id = ANY(CAST(:units AS uuid[]))
""")
_WRITE_SERVICE = "name = :name, description = :description, address = :address, phone = :phone, opening = :opening"


async def load_service(session: AsyncSession, actor: Actor, service_id: UUID) -> SupportServiceLine:
    row = (await session.execute(_SERVICE, {"id": service_id, "units": list(actor.units)})).one_or_none()
    if row is None:
        raise NotFound
    return SupportServiceLine(*row)


async def insert_service(session: AsyncSession, service: SupportServiceLine, unit_id: UUID) -> None:
    await session.execute(
        text("""INSERT INTO department_support_services
                    (id, unit_id, name, description, address, phone, opening, position, ended_on)
                VALUES (:id, :unit_id, :name, :description, :address, :phone, :opening, :position, :ended_on)"""),
        _service(service) | {"unit_id": unit_id},
    )


async def update_service(session: AsyncSession, service: SupportServiceLine, *, expected: int) -> None:
    done = await session.execute(
        text(f"""UPDATE department_support_services SET {_WRITE_SERVICE}, position = :position, ended_on = :ended_on,
                    version = version + 1
                WHERE id = :id AND version = :expected RETURNING id"""),
        _service(service) | {"expected": expected},
    )
    if done.one_or_none() is None:
        raise Stale


def _service(service: SupportServiceLine) -> dict[str, object]:
    return {name: getattr(service, name) for name in SupportServiceLine.__dataclass_fields__ if name != "version"}
