"""A reason in full, what was said and decided of it; the DASEN's judgement of one that was referred (R131-5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.absences.use_cases_reasons import ReasonCommand, ReasonRecorded
from domain.absences.consequences import EntryCorrected
from domain.absences.reasons import (
    Authority,
    Judgement,
    JudgementState,
    ReasonStanding,
    check_judgement,
    referral_of,
    standing_of,
)
from domain.access.permissions import Permission
from domain.attendance_cases.law import L131_8_REASONS, R131_5_DOUBT, in_force
from domain.kernel.events import Effect
from domain.kernel.law import LegalBasis
from persistence.absences.absences import KnownAbsence, load_absence
from persistence.absences.entries import NewJudgement, add_judgements
from persistence.absences.recount import lock_pupils
from persistence.absences.referred_reasons import (
    PupilNamed,
    ReasonSaid,
    TimeAway,
    end_reason_links,
    load_named,
    load_said,
    load_together,
)
from persistence.ids import new_id
from persistence.journal import Access, JournalEntry
from persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReasonShown:
    """Whose reason, for which times away, where it stands; `with_dasen`: referred, or judged by the DASEN since."""

    student_id: UUID
    school_id: UUID
    pupil: PupilNamed
    times: list[TimeAway]
    standing: ReasonStanding
    said: Sequence[ReasonSaid]
    with_dasen: bool
    may_judge: bool
    legal_bases: list[LegalBasis]


async def show_reason(uow: UnitOfWork, absence_id: UUID) -> ReasonShown:
    """The reason as the file has it: a code, never more than the law lets a family say."""
    known = await load_absence(uow.session, uow.actor, absence_id)
    standing = standing_of(known.judgements)
    with_dasen = _is_with_dasen(standing)
    pair = (known.student_id, known.school_id)
    await uow.record(JournalEntry("absence:read_reason", Access.READ, [pair], known.school_id, "reason"))
    bases = (in_force(versions, known.first_day) for versions in (R131_5_DOUBT, L131_8_REASONS))
    return ReasonShown(
        *pair, await load_named(uow.session, known),
        await load_together(uow.session, known, _said_at_once(known)),
        standing, await load_said(uow.session, known.entry.id), with_dasen,
        with_dasen and known.entry.voided_at is None and uow.actor.may(Permission.CASES_INSTRUCT),
        [basis for basis in bases if basis is not None],
    )  # fmt: skip


async def judge_for_dasen(uow: UnitOfWork, absence_id: UUID, command: ReasonCommand) -> ReasonRecorded:
    """The DASEN judges a reason that a school has referred, for all it was given for; the counts follow by a job.

    A DSDEN sees what concerns the pupil, not the rolls of the school: it cannot count for it.
    """
    known = await load_absence(uow.session, uow.actor, absence_id)
    await lock_pupils(uow.session, known.school_id, [known.student_id])
    known = await load_absence(uow.session, uow.actor, absence_id)
    if known.entry.voided_at is not None:
        raise EntryCorrected
    reason_id = new_id()
    judgement = Judgement(known.entry.id, command.state, command.reason, uow.now, Authority.DASEN, reason_id=reason_id)
    check_judgement(standing_of(known.judgements), judgement)
    times = await load_together(uow.session, known, _said_at_once(known))
    new = [
        NewJudgement(
            known.student_id,
            Judgement(one.id, command.state, command.reason, uow.now, Authority.DASEN, reason_id=reason_id),
        )
        for one in times
    ]
    await add_judgements(uow.session, known.school_id, new, uow.actor.id)
    since = min(one.first_day for one in times).isoformat()
    ids = {"school_id": str(known.school_id), "since": since, "student_ids": str(known.student_id)}
    await uow.enqueue([Effect("recount_pupils", ids)])
    pair = (known.student_id, known.school_id)
    await uow.record(JournalEntry.of(pair, "absence:judge_reason_as_dasen", state=command.state.value, day=since))
    return ReasonRecorded(reason_id, known.student_id, len(new), command.state, [], [])


async def end_reason_rights_of_year(uow: UnitOfWork, year: int) -> int:
    """Close the records opened to a DSDEN by reasons of that school year or before, under the jobs role; how many."""
    ended = await end_reason_links(uow.session, year)
    if ended:
        await uow.record(JournalEntry("person_links:end", detail={"year": year, "count": ended}))
    return ended


def _is_with_dasen(standing: ReasonStanding) -> bool:
    return standing.state is JudgementState.REFERRED_TO_DASEN or standing.authority is Authority.DASEN


def _said_at_once(known: KnownAbsence) -> UUID | None:
    """The referral, else the last thing said: its entries are judged together."""
    last = referral_of(known.judgements) or (known.judgements[-1] if known.judgements else None)
    return None if last is None else last.reason_id
