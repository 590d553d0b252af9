"""What the demo's commands need: is the database empty, whose accounts are these, emptying it (a real one never)."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

DOMAIN = "demo.invalid"


class RealAccounts(Exception):  # noqa: N818 - a sentence for the terminal
    """Somebody works here."""


@dataclass(frozen=True)
class DemoAccount:
    email: str
    role: str


async def is_empty(session: AsyncSession) -> bool:
    return not (await session.execute(text("SELECT EXISTS (SELECT FROM units)"))).scalar_one()


async def demo_accounts(session: AsyncSession) -> list[DemoAccount]:
    rows = await session.execute(
        text("SELECT email, role FROM accounts WHERE email LIKE :pattern ORDER BY created_at, email"),
        {"pattern": f"%@{DOMAIN}"},
    )
    return [DemoAccount(*row) for row in rows]


async def empty(session: AsyncSession) -> None:
    """Take everything out, as the owner. Refuses as soon as one account is not the demo's."""
    real = await session.execute(
        text("SELECT count(*) FROM accounts WHERE email NOT LIKE :pattern"), {"pattern": f"%@{DOMAIN}"}
    )
    if real.scalar_one():
        raise RealAccounts(
            f"Cette base contient des comptes qui ne sont pas ceux de la démonstration (@{DOMAIN}) : "
            "rien n'a été effacé."
        )
    tables = await session.execute(
        text("""SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables
                WHERE schemaname IN ('public', 'queue') AND tablename <> ALL (:kept)"""),
        {"kept": ["alembic_version", "case_rules", "support_plan_rules", "training_contract_rules"]},
    )
    await session.execute(text(f"TRUNCATE {tables.scalar_one()} RESTART IDENTITY CASCADE"))
