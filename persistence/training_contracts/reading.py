"""What the page of a contract shows around it, under the reader's own walls."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.training_contracts.amendments import AmendmentKind
from domain.training_contracts.following import (
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    WeekPresence,
)
from domain.training_contracts.places import HoldState, PlaceLevel
from domain.training_contracts.views import AmendmentView, ContractPlace, ContractReviewView, TutorNoteView

_PLACE = text("""
    SELECT h.id AS hold_id, h.state, h.held_until, h.confirmed_on, p.id AS place_id, p.formation, p.level,
           p.provider_name, p.provider_unit_id, p.phone, p.commune_name, p.entry_on, n.name AS network_name,
           n.phone AS network_phone
    FROM training_contracts c JOIN place_holds h ON h.id = c.hold_id JOIN training_places p ON p.id = h.place_id
    JOIN foquale_networks n ON n.id = p.network_id WHERE c.id = :id
""")
_PARTIES = text("""
    SELECT p.id, p.party, s.signed, s.signed_on, s.signed_at, s.means, l.state AS link, l.opened_at,
           l.created_at AS link_at, l.purpose
    FROM training_contract_parties p
    LEFT JOIN training_contract_signatures s ON s.party_id = p.id AND s.withdrawn_at IS NULL
    LEFT JOIN LATERAL (SELECT state, opened_at, created_at, purpose FROM contract_links k
        WHERE k.party_id = p.id AND k.purpose = 'sign' AND k.state <> 'revoked'
        ORDER BY k.created_at DESC LIMIT 1) l ON true
    WHERE p.contract_id = :id AND p.replaced_at IS NULL
""")
_STEPS = text("""
    SELECT s.step, s.name, s.source, s.target, s.acted_on, s.detail, a.display_name
    FROM training_contract_steps s LEFT JOIN accounts a ON a.id = s.actor_id
    WHERE s.contract_id = :id ORDER BY s.step
""")
_REVIEWS = text("""
    SELECT r.*, a.display_name FROM training_contract_reviews r JOIN accounts a ON a.id = r.written_by
    WHERE r.contract_id = :id ORDER BY r.held_on DESC, r.written_at DESC
""")
_AMENDMENTS = text("""
    SELECT m.*, a.display_name, m.party_id IS NOT NULL AND p.replaced_at IS NULL AND NOT EXISTS (
        SELECT FROM training_contract_signatures s WHERE s.party_id = m.party_id AND s.signed
          AND s.withdrawn_at IS NULL) AS awaited
    FROM training_contract_amendments m JOIN accounts a ON a.id = m.written_by
    LEFT JOIN training_contract_parties p ON p.id = m.party_id
    WHERE m.contract_id = :id ORDER BY m.number
""")
_NOTES = text("""
    SELECT n.*, a.display_name FROM tutor_notes n JOIN accounts a ON a.id = n.written_by
    WHERE n.contract_id = :id ORDER BY n.noted_on DESC, n.written_at DESC LIMIT :most
""")
_MARKS = text("""
    SELECT months, due_on, held, said_by, noted_on FROM training_contract_marks WHERE contract_id = :id ORDER BY months
""")


@dataclass(frozen=True)
class ContractAround:
    platform_name: str
    department_code: str
    place: ContractPlace
    parties: list[Any]
    steps: list[Any]
    reviews: tuple[ContractReviewView, ...]
    amendments: tuple[AmendmentView, ...]
    notes: tuple[TutorNoteView, ...]
    marks: list[Any]


async def load_around(session: AsyncSession, contract_id: UUID, *, notes: int) -> ContractAround:
    """`notes`: how many of the tutor's log, the latest first."""
    keys = {"id": contract_id}
    platform = await session.execute(
        text("""SELECT u.name, coalesce(u.department_code, '') AS department_code
                FROM training_contracts c JOIN units u ON u.id = c.platform_id WHERE c.id = :id"""),
        keys,
    )
    name, department = platform.one()
    return ContractAround(
        name, department, await load_place_of(session, contract_id),
        list(await session.execute(_PARTIES, keys)), list(await session.execute(_STEPS, keys)),
        tuple([_review(row) for row in await session.execute(_REVIEWS, keys)]),
        tuple([_amendment(row) for row in await session.execute(_AMENDMENTS, keys)]),
        tuple([_note(row) for row in await session.execute(_NOTES, keys | {"most": notes})]),
        list(await session.execute(_MARKS, keys)),
    )  # fmt: skip


async def load_place_of(session: AsyncSession, contract_id: UUID) -> ContractPlace:
    row: Any = (await session.execute(_PLACE, {"id": contract_id})).one()
    return ContractPlace(
        row.hold_id, HoldState(row.state), row.held_until, row.confirmed_on, row.place_id, row.formation,
        PlaceLevel(row.level), row.provider_name, row.provider_unit_id, row.phone, row.commune_name, row.entry_on,
        row.network_name, row.network_phone,
    )  # fmt: skip


def _review(row: Any) -> ContractReviewView:
    return ContractReviewView(
        row.id, row.held_on, ReviewAttendance(row.attendance), ReviewProgress(row.progress),
        ContractReviewDecision(row.decision), row.line, row.next_review_on, row.display_name,
    )  # fmt: skip


def _amendment(row: Any) -> AmendmentView:
    kind = AmendmentKind(row.kind)
    return AmendmentView(
        row.number, kind, kind.label, row.effective_on, row.line, row.before, row.after, row.display_name,
        bool(row.awaited),
    )  # fmt: skip


def _note(row: Any) -> TutorNoteView:
    return TutorNoteView(
        row.id, row.noted_on, WeekPresence(row.presence), row.progress, Obstacle(row.obstacle), row.line,
        row.display_name,
    )  # fmt: skip
