"""Reviewing pairs: one at a time, in the order of a lot, each answer kept with its author and its motive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.siei.steps import load_within, note
from api.siei.words import Evidence, veto_in_words, words_of
from domain.kernel.french import typeset
from domain.siei.campaign import CampaignState
from domain.siei.estimate import Interval, sentence, wilson
from domain.siei.review import (
    HELD_FOR,
    MATCHED_FIELDS,
    Answer,
    Given,
    NothingToUndo,
    PairDecided,
    PairHeld,
    PairPurpose,
    check_motive,
    consequence,
    masked_ine,
)
from domain.siei.sources import SourceKind
from persistence.journal import Access, JournalEntry
from persistence.siei import pairs, readings
from persistence.siei.pairs import NewAnswer, Pair, ReviewProgress, StandingAnswer, Taking
from persistence.siei.readings import EarlierAnswer, Holder
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class FieldPair:
    """One matched field on both sides, as the records have it."""

    name: str
    label: str
    left: str | None
    right: str | None
    differs: bool


@dataclass(frozen=True)
class ShownPair:
    """What a reader sees: no weight and no veto when blind, never a consequence before the answer."""

    id: UUID
    blind: bool
    left_source: SourceKind
    right_source: SourceKind
    fields: Sequence[FieldPair]
    bits: float | None
    evidence: Sequence[Evidence]
    veto: str | None
    earlier: Sequence[EarlierAnswer]
    held_until: datetime


@dataclass(frozen=True)
class ReviewPage:
    """How far the review is, and what it lets one say of the links and of the readers."""

    progress: ReviewProgress
    links: Interval | None
    links_sentence: str
    readers: Interval | None
    readers_sentence: str


@dataclass(frozen=True)
class NextPair:
    """`pair` is empty when nothing is left for this reader; `holders` then says who has the others in hand."""

    pair: ShownPair | None
    progress: ReviewProgress
    holders: Sequence[Holder] = ()


@dataclass(frozen=True)
class Answered:
    """Told once decided: what it changes."""

    pair_id: UUID
    answer: Answer
    consequence: str
    progress: ReviewProgress


async def show_review(uow: UnitOfWork, campaign_id: UUID) -> ReviewPage:
    one = await load_within(uow, campaign_id)
    progress = await pairs.load_progress(uow.session, one.id)
    links = wilson(progress.sampled_right, progress.sampled)
    readers = wilson(progress.agreed, progress.doubled)
    return ReviewPage(
        progress,
        links,
        sentence(links, "des rapprochements automatiques", "paires relues en aveugle"),
        readers,
        _agreement_words(readers),
    )


def _agreement_words(readers: Interval | None) -> str:
    if readers is None:
        return typeset("Aucune paire n'est encore lue deux fois : on ne sait pas si deux personnes répondent de même.")
    return sentence(readers, "des réponses sont les mêmes d'un lecteur à l'autre, donc", "paires lues deux fois")


async def next_pair(uow: UnitOfWork, campaign_id: UUID, besides: Sequence[UUID] = ()) -> NextPair:
    """The next pair, held two minutes for this reader; not one of those they already have before them."""
    one = await load_within(uow, campaign_id)
    one.require(CampaignState.REVIEW)
    until = uow.now + HELD_FOR
    pair = await pairs.take_next(uow.session, one.id, Taking(uow.actor.id, uow.now, until, besides))
    progress = await pairs.load_progress(uow.session, one.id)
    if pair is None:
        holders = await readings.load_holders(uow.session, one.id, by=uow.actor.id, now=uow.now)
        return NextPair(None, progress, holders)
    answers = await pairs.load_answers(uow.session, pair.id)
    await _journal(uow, pair, "siei_pair:read", Access.READ)
    return NextPair(await _shown(uow, pair, until, blind=_is_blind(pair, answers)), progress)


async def show_pair(uow: UnitOfWork, campaign_id: UUID, pair_id: UUID) -> ShownPair:
    """A pair one holds, or has answered, once more; in the hands of somebody else it is refused with their name."""
    one = await load_within(uow, campaign_id)
    pair = await pairs.load_pair(uow.session, one.id, pair_id)
    await _refuse_held(uow, pair)
    answers = await pairs.load_answers(uow.session, pair.id)
    await _journal(uow, pair, "siei_pair:read", Access.READ)
    mine = any(answer.decided_by == uow.actor.id for answer in answers)
    return await _shown(uow, pair, pair.held_until or uow.now, blind=not mine and _is_blind(pair, answers))


async def answer_pair(uow: UnitOfWork, campaign_id: UUID, pair_id: UUID, given: Given) -> Answered:
    """Kept with author, hour and motive; what follows is told now."""
    one = await load_within(uow, campaign_id)
    one.require(CampaignState.REVIEW)
    pair = await pairs.load_pair(uow.session, one.id, pair_id)
    await _refuse_held(uow, pair)
    standing = [answer for answer in await pairs.load_answers(uow.session, pair.id) if answer.answer != "later"]
    reading = _reading_of(uow, pair, standing)
    blind = _is_blind(pair, standing)
    veto = pair.veto is not None and not blind
    check_motive(given, veto=veto)
    against = given.answer is Answer.SAME and pair.veto is not None
    new = NewAnswer(reading, blind, given.answer, given.motive, against, uow.actor.id, uow.now)
    await pairs.add_answer(uow.session, pair, new)
    await _journal(uow, pair, "siei_pair:answer", Access.WRITE, answer=given.answer.value, reading=reading)
    decides = pair.purpose is PairPurpose.REVIEW and reading == 1
    state = await pairs.settle_row(uow.session, one.id, pair.row_key) if decides and pair.row_key else None
    said = consequence(given.answer, pair.proves, pair.other_source, state)
    return Answered(pair.id, given.answer, said, await pairs.load_progress(uow.session, one.id))


async def undo_pair(uow: UnitOfWork, campaign_id: UUID, pair_id: UUID) -> NextPair:
    """One's own last answer to it, taken back; the list is as before, and the pair is theirs again."""
    one = await load_within(uow, campaign_id)
    one.require(CampaignState.REVIEW)
    pair = await pairs.load_pair(uow.session, one.id, pair_id)
    undone = await pairs.undo_answer(uow.session, pair.id, uow.actor.id, uow.now)
    if undone is None:
        raise NothingToUndo
    if pair.purpose is PairPurpose.REVIEW and pair.row_key:
        await pairs.settle_row(uow.session, one.id, pair.row_key)
    await note(uow, "siei_pair:undo", one, pair_id=str(pair.id), answer=undone)
    until = uow.now + HELD_FOR
    await pairs.hold_pair(uow.session, pair.id, uow.actor.id, until)
    answers = await pairs.load_answers(uow.session, pair.id)
    shown = await _shown(uow, pair, until, blind=_is_blind(pair, answers))
    return NextPair(shown, await pairs.load_progress(uow.session, one.id))


def _reading_of(uow: UnitOfWork, pair: Pair, standing: Sequence[StandingAnswer]) -> int:
    if not standing:
        return 1
    first = standing[0]
    if not pair.double_reading or len(standing) > 1 or first.decided_by == uow.actor.id:
        raise PairDecided
    return 2


def _is_blind(pair: Pair, answers: Sequence[StandingAnswer]) -> bool:
    """The sample measures the engine, a second reading measures the first: neither may lean on the weights."""
    read = any(answer.answer != "later" for answer in answers)
    return pair.purpose is PairPurpose.SAMPLE or (pair.double_reading and read)


async def _refuse_held(uow: UnitOfWork, pair: Pair) -> None:
    if pair.held_by in {None, uow.actor.id} or pair.held_until is None or pair.held_until <= uow.now:
        return
    name = await pairs.reader_name(uow.session, pair.held_by)
    raise PairHeld(f"En cours chez {name}. Prenez la paire suivante.", held_until=pair.held_until.isoformat())


async def _shown(uow: UnitOfWork, pair: Pair, until: datetime, *, blind: bool) -> ShownPair:
    sides = (pair.left_fields, pair.right_fields)
    codes = [side[name] for side in sides for name in _COMMUNES if side.get(name)]
    cities = await readings.load_cities(uow.session, codes) if codes else {}
    left, right = ({name: _in_words(name, side.get(name), cities) for name in MATCHED_FIELDS} for side in sides)
    return ShownPair(
        id=pair.id, blind=blind, left_source=SourceKind(pair.left_source), right_source=SourceKind(pair.right_source),
        fields=[_field(name, label, left[name], right[name]) for name, label in MATCHED_FIELDS.items()],
        bits=None if blind else pair.bits, evidence=[] if blind else words_of(pair.evidence),
        veto=None if blind else veto_in_words(pair.veto),
        earlier=[] if blind else await readings.load_earlier(uow.session, pair), held_until=until,
    )  # fmt: skip


_COMMUNES = ("birth_commune", "commune")


def _in_words(name: str, value: str | None, cities: Mapping[str, str]) -> str | None:
    """« Sainte-Luce (99904) » where the commune is known by its name."""
    city = cities.get(value or "") if name in _COMMUNES else None
    return value if city is None else f"{city} ({value})"


def _field(name: str, label: str, left: str | None, right: str | None) -> FieldPair:
    differs = bool(left) and bool(right) and left != right
    if name == "ine":
        left, right = masked_ine(left), masked_ine(right)
    return FieldPair(name, label, left or None, right or None, differs)


async def _journal(uow: UnitOfWork, pair: Pair, operation: str, access: Access, **detail: object) -> None:
    ids = {"campaign_id": str(pair.campaign_id), "pair_id": str(pair.id)}
    await uow.record(JournalEntry(operation, access, fields_class="siei_pair", detail={**ids, **detail}))
