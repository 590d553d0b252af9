"""Who is a party, what they signed, and the links sent to those who have no account."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access.actor import Actor
from domain.training_contracts.contract import PartyOfContract, TrainingContract
from domain.training_contracts.states import ContractParty, ContractSignatureMeans
from persistence.ids import new_id


async def set_party(session: AsyncSession, contract: TrainingContract, party: PartyOfContract, at: datetime) -> UUID:
    """One person per role: whoever stood there before is kept as replaced, with what they had signed."""
    await session.execute(
        text("""UPDATE training_contract_parties SET replaced_at = :at
                WHERE contract_id = :contract AND party = :party AND replaced_at IS NULL"""),
        {"contract": contract.id, "party": party.party.value, "at": at},
    )
    await session.execute(
        text("""INSERT INTO training_contract_parties (id, contract_id, platform_id, party, name, quality, email,
                                                       account_id)
                VALUES (:id, :contract, :platform, :party, :name, :quality, :email, :account)"""),
        {
            "id": party.id, "contract": contract.id, "platform": contract.platform_id, "party": party.party.value,
            "name": party.name, "quality": party.quality, "email": party.email, "account": party.account_id,
        },
    )  # fmt: skip
    if party.party is ContractParty.TUTOR:
        await session.execute(
            text("UPDATE training_contracts SET tutor_id = :tutor WHERE id = :id"),
            {"id": contract.id, "tutor": party.account_id},
        )
    return party.id


@dataclass(frozen=True)
class TutorAccount:
    id: UUID
    name: str
    job_title: str


async def find_tutor(session: AsyncSession, account_id: UUID, roles: frozenset[str]) -> TutorAccount | None:
    """An account that may be a tutor, still open."""
    row: Any = (
        await session.execute(
            text("""SELECT id, display_name, job_title FROM accounts WHERE id = :id AND disabled_at IS NULL
                      AND role = ANY(CAST(:roles AS text[]))"""),
            {"id": account_id, "roles": sorted(roles)},
        )
    ).one_or_none()
    return None if row is None else TutorAccount(row.id, row.display_name, row.job_title)


async def load_tutors(session: AsyncSession, actor: Actor) -> list[TutorAccount]:
    """Tutors of the départements where one stands."""
    rows = await session.execute(
        text("""SELECT DISTINCT a.id, a.display_name, a.job_title FROM accounts a
                JOIN actor_units s ON s.actor_id = a.id JOIN units u ON u.id = s.unit_id
                WHERE a.role = 'tutor' AND a.disabled_at IS NULL AND u.department_code IN (
                    SELECT m.department_code FROM units m WHERE m.id = ANY(CAST(:units AS uuid[])))
                ORDER BY a.display_name, a.id LIMIT 200"""),
        {"units": list(actor.units)},
    )
    return [TutorAccount(row.id, row.display_name, row.job_title) for row in rows]


@dataclass(frozen=True)
class NewSignature:
    party_id: UUID
    means: ContractSignatureMeans
    on: date
    sha256: str | None = None


async def add_signature(
    session: AsyncSession, contract: TrainingContract, new: NewSignature, by: UUID, at: datetime
) -> bool:
    """False when this person's is already there; « Je ne signe pas » gives way to a later signature."""
    await session.execute(
        text("""UPDATE training_contract_signatures SET withdrawn_at = :at
                WHERE party_id = :party AND NOT signed AND withdrawn_at IS NULL"""),
        {"party": new.party_id, "at": at},
    )
    done = await session.execute(
        text("""INSERT INTO training_contract_signatures (id, contract_id, platform_id, party_id, means, signed,
                                                          signed_on, signed_at, sha256, recorded_by)
                VALUES (:id, :contract, :platform, :party, :means, true, :on, :at, :sha, :by)
                ON CONFLICT (party_id) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id"""),
        {
            "id": new_id(), "contract": contract.id, "platform": contract.platform_id, "party": new.party_id,
            "means": new.means.value, "on": new.on, "at": at, "sha": new.sha256, "by": by,
        },
    )  # fmt: skip
    return done.one_or_none() is not None


async def withdraw_signatures(session: AsyncSession, contract_id: UUID, at: datetime) -> None:
    """The draft is taken back: what was signed was another text. Links end with it."""
    await session.execute(
        text("""UPDATE training_contract_signatures SET withdrawn_at = :at
                WHERE contract_id = :id AND withdrawn_at IS NULL"""),
        {"id": contract_id, "at": at},
    )
    await revoke_links(session, contract_id, at)


async def revoke_links(session: AsyncSession, contract_id: UUID, at: datetime, party_id: UUID | None = None) -> None:
    await session.execute(
        text("""UPDATE contract_links SET state = 'revoked', settled_at = :at
                WHERE contract_id = :id AND purpose = 'sign' AND state IN ('queued', 'sent')
                  AND (CAST(:party AS uuid) IS NULL OR party_id = :party)"""),
        {"id": contract_id, "at": at, "party": party_id},
    )


@dataclass(frozen=True)
class ContractPaper:
    """The contract as it is read: bytes, hash, and the same in words for a screen."""

    id: UUID
    written_on: date
    content: bytes
    sha256: str
    summary: Mapping[str, object]


async def find_paper(session: AsyncSession, contract_id: UUID, digest: str) -> UUID | None:
    """The latest sheet of that contract, when it is this one."""
    row: Any = (
        await session.execute(
            text("""SELECT id, sha256 FROM training_contract_papers WHERE contract_id = :contract
                    ORDER BY created_at DESC, id DESC LIMIT 1"""),
            {"contract": contract_id},
        )
    ).one_or_none()
    return row.id if row is not None and row.sha256 == digest else None


async def add_paper(session: AsyncSession, contract: TrainingContract, paper: ContractPaper, at: datetime) -> None:
    await session.execute(
        text("""INSERT INTO training_contract_papers (id, contract_id, platform_id, written_on, contract_version,
                                                      content, sha256, summary, created_at)
                VALUES (:id, :contract, :platform, :on, :version, :content, :sha, CAST(:summary AS jsonb), :at)"""),
        {
            "id": paper.id, "contract": contract.id, "platform": contract.platform_id, "on": paper.written_on,
            "version": contract.version, "content": paper.content, "sha": paper.sha256,
            "summary": json.dumps(dict(paper.summary)), "at": at,
        },
    )  # fmt: skip


@dataclass(frozen=True)
class NewLink:
    id: UUID
    party_id: UUID
    paper_id: UUID | None
    purpose: str
    expires_at: datetime


async def add_link(session: AsyncSession, contract: TrainingContract, new: NewLink, by: UUID, at: datetime) -> None:
    """An earlier link to sign of the same person no longer works."""
    if new.purpose == "sign":
        await revoke_links(session, contract.id, at, new.party_id)
    await session.execute(
        text("""INSERT INTO contract_links (id, contract_id, platform_id, party_id, paper_id, purpose, expires_at,
                                            created_by, created_at)
                VALUES (:id, :contract, :platform, :party, :paper, :purpose, :expires, :by, :at)"""),
        {
            "id": new.id, "contract": contract.id, "platform": contract.platform_id, "party": new.party_id,
            "paper": new.paper_id, "purpose": new.purpose, "expires": new.expires_at, "by": by, "at": at,
        },
    )  # fmt: skip
