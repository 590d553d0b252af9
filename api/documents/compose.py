"""From what is known to letters ready to print: which copies, to whom, how each one leaves."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.documents.compose_blocks import blocks_of
from api.documents.compose_facts import named_facts, reply_day
from api.documents.compose_heads import (
    authority_of,
    data_protection_of,
    is_from_office,
    school_of,
    school_signature,
    sender_of,
    signature_of,
    to_authority,
)
from api.documents.compose_people import full_name, households, to_persons, to_pupil
from api.documents.sources import CaseSources, SchoolSources
from domain.attendance_cases import law
from domain.attendance_cases.letters import Authority, CaseLetter, cited_texts, letter_on
from domain.documents.citing import LegalReference, references_from
from domain.documents.delivery_states import Channel
from domain.documents.kinds import Audience, LetterKind, SignerFunction
from domain.documents.letter import Letter
from domain.documents.parts import Addressee, Pupil, Reply, Signature
from domain.documents.values import Delivery, Trigger
from domain.kernel.calendar import HalfDay, birthday
from domain.kernel.law import LegalBasis
from persistence.documents.absences import ListedHalfDay
from persistence.documents.sources import GuardianSource

_K = LetterKind
WITH_REASONS = frozenset({_K.WARNING_LETTER, _K.ABSENCE_NOTICE, _K.REASON_INVITATION_1, _K.REASON_INVITATION_2})
"""Letters that ask for a reason: they cite the text that lists the legitimate ones."""

_PRINTED = {
    Channel.POST: Delivery.POST, Channel.REGISTERED: Delivery.REGISTERED, Channel.HANDED_OVER: Delivery.HAND,
    Channel.ONLINE: Delivery.ELECTRONIC,
}  # fmt: skip


@dataclass(frozen=True)
class Order:
    """What is asked for: a kind, and persons of the file, or the pupil of age, or a service, or nobody (a record)."""

    kind: LetterKind
    guardian_ids: tuple[UUID, ...] = ()
    to_pupil: bool = False
    authority: Authority | None = None


@dataclass(frozen=True)
class Copy:
    """One letter with its envelope. `persons` are those whose mail it is."""

    letter: Letter
    channel: Channel
    recipient: str
    persons: tuple[GuardianSource, ...] = ()
    to_pupil: bool = False
    authority: Authority | None = None


@dataclass(frozen=True)
class Notice:
    """What a letter outside a case speaks of; `previous_on` is the day of the first invitation."""

    named: tuple[HalfDay, ...]
    listed: list[ListedHalfDay]
    previous_on: date | None = None


@dataclass(frozen=True)
class _Envelope:
    addressee: Addressee
    channel: Channel
    recipient: str
    persons: tuple[GuardianSource, ...] = ()


def compose_case_letters(sources: CaseSources, order: Order, *, reference: str) -> list[Copy]:
    """Every copy of that order. From the 16th birthday a warning is the reminder, whatever was asked."""
    kind = kind_on(order.kind, sources)
    envelopes = _envelopes(sources, order, kind)
    common = _common(sources, kind, reference) | {
        "signature": signature_of(sources, kind),
        "references": _case_references(sources, kind),
    }
    blocks = blocks_of(sources, kind)
    return [_copy(order, one, Letter(**common, **blocks, **_address(one))) for one in envelopes]


def compose_notices(sources: SchoolSources, order: Order, notice: Notice, *, reference: str) -> list[Copy]:
    """The school's letters outside any case: the day's absence, the two invitations to give the reason."""
    signature = school_signature(sources)
    if order.kind.signer is SignerFunction.SCHOOL_LIFE:
        signature = Signature("", "La vie scolaire", signed_on=sources.on)
    common = _common(sources, order.kind, reference) | {
        "signature": signature,
        "references": _references(sources, order.kind, ()),
        "facts": named_facts(sources, notice.listed, notice.named),
        "reply": Reply(reply_day(sources.on), (sources.school.name, *sources.school.address_lines)),
        "previous_on": notice.previous_on,
    }
    return [_copy(order, one, Letter(**common, **_address(one))) for one in _envelopes(sources, order, order.kind)]


def compose_plain_letters(
    sources: SchoolSources, order: Order, bases: tuple[LegalBasis, ...], *, reference: str, blocks: dict[str, Any]
) -> list[Copy]:
    """A letter of the school that another area has already put into sentences (a departure, an orientation)."""
    common = _common(sources, order.kind, reference) | {
        "signature": school_signature(sources),
        "references": _references(sources, order.kind, bases),
    }
    envelopes = _envelopes(sources, order, order.kind)
    return [_copy(order, one, Letter(**common, **blocks, **_address(one))) for one in envelopes]


def kind_on(kind: LetterKind, sources: SchoolSources) -> LetterKind:
    """No penal word from the 16th birthday (R624-7 CP): the warning becomes the reminder of the duty."""
    if kind is _K.WARNING_LETTER:
        return LetterKind(letter_on(CaseLetter.WARNING_LETTER, sources.pupil.birth_date, sources.on).value)
    return kind


def _common(sources: SchoolSources, kind: LetterKind, reference: str) -> dict[str, Any]:
    pupil = sources.pupil
    return {
        "kind": kind,
        "reference": reference,
        "written_on": sources.on,
        "sender": sender_of(sources, kind),
        "pupil": Pupil(pupil.first_name, pupil.family_name, pupil.birth_date, pupil.class_name, school_of(sources)),
        "data_protection": data_protection_of(sources, kind),
        "authority": authority_of(sources),
        "demo": sources.demo,
    }


def _case_references(sources: CaseSources, kind: LetterKind) -> tuple[LegalReference, ...]:
    bases = cited_texts(CaseLetter(kind.value), sources.pupil.birth_date, sources.on)
    referral = sources.act if sources.act.step == "refer" else sources.case.last("refer")
    trigger = Trigger(referral.outcome) if referral and referral.outcome in set(Trigger) else None
    return _references(sources, kind, bases, trigger)


def _references(
    sources: SchoolSources, kind: LetterKind, bases: tuple[LegalBasis, ...], trigger: Trigger | None = None
) -> tuple[LegalReference, ...]:
    """The texts in force on the day of the letter, each behind its sentence."""
    if kind in WITH_REASONS:
        grown = birthday(sources.pupil.birth_date, 16) <= sources.on
        added = law.in_force(law.L511_1 if grown else law.L131_8_REASONS, sources.on)
        bases = (*bases, *((added,) if added else ()))
    return references_from(bases, sources.on, trigger=trigger)


def _envelopes(sources: SchoolSources, order: Order, kind: LetterKind) -> list[_Envelope]:
    if order.authority is not None:
        return [_to_service(sources, order.authority)]
    if order.to_pupil:
        return [_to_pupil(sources, kind)]
    persons = sources.named(order.guardian_ids)
    if kind.audience is Audience.RECORD:
        return [_record(tuple(one for one in sources.guardians if one.level in {1, 2}))]
    groups = households(persons) if kind.audience is Audience.HOUSEHOLD else [(one,) for one in persons]
    return [_to_group(sources, kind, group) for group in groups]


def _to_service(sources: SchoolSources, authority: Authority) -> _Envelope:
    """A file between services is given to the other inside this one; the prosecutor's goes by post."""
    addressee = to_authority(sources, authority)
    channel = Channel.POST if authority is Authority.PROSECUTOR else Channel.ONLINE
    return _Envelope(addressee, channel, ", ".join(addressee.name_lines))


def _to_pupil(sources: SchoolSources, kind: LetterKind) -> _Envelope:
    addressee = to_pupil(sources.pupil)
    return _Envelope(addressee, paper_for(sources, kind, addressee), addressee.name_lines[0])


def _record(persons: tuple[GuardianSource, ...]) -> _Envelope:
    """Handed over in the room: no address on it."""
    names = tuple(full_name(one) for one in persons)
    addressee = Addressee(names[:1] or ("Aux personnes responsables",))
    return _Envelope(addressee, Channel.HANDED_OVER, ", ".join(names) or "Personnes responsables", persons)


def _to_group(sources: SchoolSources, kind: LetterKind, group: tuple[GuardianSource, ...]) -> _Envelope:
    addressee = to_persons(group)
    names = ", ".join(full_name(one) for one in group)
    return _Envelope(addressee, paper_for(sources, kind, addressee), names, group)


def paper_for(sources: SchoolSources, kind: LetterKind, addressee: Addressee) -> Channel:
    """Registered where the département chose so for its acts (practice row 12j): no text read imposes it."""
    model = sources.office.model if sources.office else None
    registered = kind.signer is SignerFunction.DASEN and is_from_office(kind) and bool(model and model.registered_acts)
    return Channel.REGISTERED if registered and addressee.address_lines else Channel.POST


def printed_as(channel: Channel) -> Delivery:
    """How the letter says it leaves."""
    return _PRINTED[channel]


def _address(envelope: _Envelope) -> dict[str, Any]:
    return {"addressee": envelope.addressee, "delivery": printed_as(envelope.channel)}


def _copy(order: Order, envelope: _Envelope, letter: Letter) -> Copy:
    return Copy(letter, envelope.channel, envelope.recipient, envelope.persons, order.to_pupil, order.authority)
