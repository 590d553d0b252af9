"""The page of a contract: the contract among its facts, what each reader may do, and the sheet."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from api.follow_ups.steps import load_followed
from api.letters.contract_paper import render_contract
from domain.access.permissions import Permission
from domain.kernel.french import person_name, phone_number
from domain.training_contracts.contract import ContractFacts, ContractStanding, TrainingContract
from domain.training_contracts.signing import is_open_to_sign, signs_as
from domain.training_contracts.states import ContractParty, ContractSignatureMeans, ContractState
from domain.training_contracts.table import CONTRACTS
from domain.training_contracts.views import (
    ContractMarkView,
    ContractPartyView,
    ContractStepView,
    TrainingContractView,
)
from domain.training_contracts.wording import (
    REFERENCE,
    PlainContract,
    day_words,
    mark_words,
    plain,
    waiting_words,
)
from persistence.training_contracts import reading, repository
from persistence.training_contracts.reading import ContractAround
from persistence.unit_of_work import UnitOfWork

NOTES_SHOWN = 60
_LABELS = {row.name: row.label for row in CONTRACTS.transitions}


async def standing_of(uow: UnitOfWork, contract: TrainingContract, today: date) -> ContractStanding:
    """The facts that only the platform knows; a tutor or a head reads none of the follow-up."""
    if contract.platform_id not in uow.actor.units:
        return ContractStanding(contract, ContractFacts())
    followed = await load_followed(uow, contract.follow_up_id, today)
    other = await repository.other_running(uow.session, contract)
    return ContractStanding(contract, ContractFacts(followed.interviewed_on, other))


async def view_of(uow: UnitOfWork, contract: TrainingContract, today: date) -> TrainingContractView:
    standing = await standing_of(uow, contract, today)
    around = await reading.load_around(uow.session, contract.id, notes=NOTES_SHOWN)
    inside = contract.platform_id in uow.actor.units
    role = signs_as(contract, uow.actor)
    required = contract.signatories(today)
    path = contract.path
    return TrainingContractView(
        contract.id, contract.version, contract.platform_id, around.platform_name,
        contract.follow_up_id if inside else None, contract.first_name, contract.family_name,
        contract.age_on(today), contract.is_minor(today), contract.state, waiting_words(contract, today),
        path.objective, path.youth_status, path.starts_on, path.ends_on, path.first_day, path.timetable, path.modules,
        vars(contract.commitments), standing.facts.interviewed_on, around.place,
        tuple(_parties(contract, around, role, today)), len(required) - len(contract.missing_signatures(today)),
        len(required), contract.next_review_on, contract.started_on, contract.ended_on,
        tuple(_marks(around, today)), around.reviews, around.amendments, around.notes,
        tuple(_step(row) for row in around.steps),
        tuple(CONTRACTS.available(standing, uow.actor, today)) if inside else (),
        role if role and is_open_to_sign(contract, role, today) else None,
        inside and uow.actor.may(Permission.CONTRACTS_PREPARE),
        contract.tutor_id == uow.actor.id and contract.state.is_running,
    )  # fmt: skip


def _parties(
    contract: TrainingContract, around: ContractAround, me: ContractParty | None, today: date
) -> list[ContractPartyView]:
    """Every signatory in its order, and the ones still to be named."""
    rows = {row.party: row for row in around.parties}
    shown = []
    for role in ContractParty:
        party, row = contract.party(role), rows.get(role.value)
        required = role in contract.signatories(today)
        if party is None and not required:
            continue
        known = (None, "", "", False) if party is None else (party.id, party.name, party.quality, bool(party.email))
        shown.append(_party_view(role, known, (required, role is me), row))
    return shown


def _party_view(
    role: ContractParty, known: tuple[UUID | None, str, str, bool], stands: tuple[bool, bool], row: Any
) -> ContractPartyView:
    party_id, name, quality, has_mail = known
    signed = row is not None and row.signed is True
    return ContractPartyView(
        party_id, role, role.label, name, quality, has_mail, *stands,
        row.signed_on if signed else None, row.signed_at if signed else None,
        ContractSignatureMeans(row.means) if signed else None,
        row.signed_on if row is not None and row.signed is False else None, _link(row),
        row.link_at.date() if row is not None and row.link_at else None,
    )  # fmt: skip


def _link(row: Any) -> str:
    """How a mail stands: queued, sent, opened, undeliverable."""
    if row is None or not row.link or row.link in {"signed", "declined"}:
        return ""
    return "opened" if row.opened_at and row.link == "sent" else str(row.link)


def _marks(around: ContractAround, today: date) -> list[ContractMarkView]:
    return [
        ContractMarkView(
            row.months, row.due_on, row.held, row.said_by, row.noted_on,
            mark_words(row.months, row.due_on, held=row.held, said_by=row.said_by, today=today),
        )
        for row in around.marks
    ]  # fmt: skip


def _step(row: Any) -> ContractStepView:
    return ContractStepView(
        row.step, row.name, _LABELS.get(row.name, row.name), ContractState(row.source), ContractState(row.target),
        row.acted_on, row.display_name or "", {name: str(value) for name, value in row.detail.items()},
    )  # fmt: skip


async def written(
    uow: UnitOfWork, contract: TrainingContract, today: date, *, with_signatures: bool
) -> tuple[bytes, dict[str, object]]:
    """The sheet and the same in words; the one that is signed bears no signature yet."""
    around = await reading.load_around(uow.session, contract.id, notes=0)
    said = plain(contract, around.place, today)
    contact = ", ".join(filter(None, (around.platform_name, phone_number(around.place.network_phone))))
    words = _summary(said) | {
        "name": person_name(f"{contract.first_name} {contract.family_name}"),
        "reference": REFERENCE,
        "demo": around.department_code == "999",
        "network": around.place.network_name,
        "contact": contact,
        "signatories": _signed(contract, said, today) if with_signatures else _blank(said),
    }
    return await asyncio.to_thread(render_contract, words), _summary(said)


def _summary(said: PlainContract) -> dict[str, object]:
    return {
        "title": said.title,
        "opening": said.opening,
        "about": [{"label": label, "value": value} for label, value in said.about],
        "parts": [{"title": one.title, "lines": list(one.lines)} for one in said.parts],
        "commitments": [{"title": one.title, "lines": list(one.lines)} for one in said.commitments],
    }


def _blank(said: PlainContract) -> list[Mapping[str, str]]:
    return [{"name": name, "date": "", "means": ""} for name in said.signatories]


def _signed(contract: TrainingContract, said: PlainContract, today: date) -> list[Mapping[str, str]]:
    shown: list[Mapping[str, str]] = []
    for role, name in zip(contract.signatories(today), said.signatories, strict=True):
        party = contract.party(role)
        on = party.signed_on if party else None
        means = party.means.label if party and party.means else ""
        shown.append({"name": name, "date": day_words(on) if on else "", "means": f"Signé. {means}" if on else ""})
    return shown
