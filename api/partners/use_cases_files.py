"""Exchange by file, for partners without a machine: their referrals as a table, their events line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import cast

from api.partners.steps_referrals import ReferredYouth, open_referral, report_event
from domain.follow_ups.solutions import SolutionEnd, SolutionType
from domain.kernel.delimited import LineError, phone_cell, written
from domain.kernel.errors import NotFound, Refusal
from domain.kernel.french import typeset
from domain.kernel.labelled import Labelled
from domain.partners.event_file import Codes, EventLine, read_events, words_of
from domain.partners.quota import DailyQuotaReached
from persistence.journal import Access, JournalEntry
from persistence.partners import files
from persistence.unit_of_work import UnitOfWork

MOST_REFERRALS = 500
DELETIONS_SHOWN_FOR = timedelta(days=30)
REFERRAL_COLUMNS = (
    "orientation", "version", "etat", "plateforme", "orientee_le", "reponse_attendue_le", "demande", "nom", "prenoms",
    "date_naissance", "commune", "code_postal", "telephone", "courriel", "dernier_etablissement", "derniere_formation",
    "sorti_le", "reponse", "reponse_le", "motif_refus", "entree_le", "sortie_le",
)  # fmt: skip
RECEIPT_COLUMNS = ("ligne", "resultat", "colonne", "regle", "remede")
_COLUMN_OF = {"/occurred_on": "date", "/appointment_on": "rendez_vous"}
_CODES = Codes(
    words_of((one.value, one.label) for one in SolutionType), words_of((one.value, one.label) for one in SolutionEnd)
)


class LineOutcome(Labelled):
    RECORDED = "recorded", "Enregistrée"
    KNOWN = "known", "Déjà reçue"
    REFUSED = "refused", "À corriger"


@dataclass(frozen=True)
class DepositLine:
    """What became of one line; place, rule and remedy where it is to be corrected."""

    line: int
    outcome: LineOutcome
    column: str | None = None
    rule: str | None = None
    remedy: str | None = None


@dataclass(frozen=True)
class Deposit:
    """Every line with what became of it, and the same as a file to keep."""

    recorded: int
    known: int
    refused: int
    lines: tuple[DepositLine, ...]
    acknowledgement: str


async def export_referrals(uow: UnitOfWork, today: date, *, whole: bool) -> tuple[bytes, str, str]:
    """New and changed referrals since the last file, or all; the fields of the disclosure, within the day's quota.

    What the quota holds back comes with the next file.
    """
    units = list(uow.actor.units)
    rows = [_cells(one) for one in await _opened(uow, today, whole=whole)]
    gone = await files.load_taken_back(uow.session, units, today - DELETIONS_SHOWN_FOR, MOST_REFERRALS)
    blank = [""] * (len(REFERRAL_COLUMNS) - 3)
    rows += [[str(one.id), str(one.version), "retirée", *blank] for one in gone]
    await uow.record(JournalEntry("referral:export", Access.EXPORT, detail={"count": len(rows)}))
    return written(REFERRAL_COLUMNS, rows), "text/csv; charset=utf-8", f"orientations-{today.isoformat()}.csv"


async def _opened(uow: UnitOfWork, today: date, *, whole: bool) -> list[ReferredYouth]:
    opened: list[ReferredYouth] = []
    for referral_id in await files.load_due(uow.session, list(uow.actor.units), MOST_REFERRALS, whole=whole):
        try:
            opened.append(await open_referral(uow, referral_id, today, channel="file"))
        except DailyQuotaReached:
            if not opened:
                raise
            break
    return opened


def _cells(one: ReferredYouth) -> list[str]:
    told = (
        one.platform_name, one.referred_on, one.expected_on, one.request, one.family_name, one.first_names,
        one.birth_date, one.city, one.postal_code, phone_cell(one.phone or ""), one.email, one.last_school_name,
        one.last_formation, one.left_on, one.answer, one.answered_on, one.answer_reason, one.entered_on, one.exited_on,
    )  # fmt: skip
    state = "à traiter" if one.answer is None else "répondue"
    return [str(one.id), str(one.version), state, *map(_cell, told)]


def _cell(value: object) -> str:
    if isinstance(value, Labelled):
        return value.label
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value or "")


async def deposit_events(uow: UnitOfWork, content: bytes, today: date) -> Deposit:
    """Each line is kept whole or said with its place; the earliest day first, whatever the order of the file."""
    read = list(read_events(content, _CODES))
    good = [one for one in read if isinstance(one, EventLine)]
    seen = await files.received_among(uow.session, list(uow.actor.units), {one.event.event_id for one in good})
    done = [_refused(one) for one in read if isinstance(one, LineError)]
    for one in sorted(good, key=attrgetter("event.occurred_on", "number")):
        if one.event.event_id in seen:
            done.append(DepositLine(one.number, LineOutcome.KNOWN))
            continue
        done.append(await _kept(uow, one, today))
        if done[-1].outcome is LineOutcome.RECORDED:
            seen.add(one.event.event_id)
    counts = {outcome.value: sum(1 for one in done if one.outcome is outcome) for outcome in LineOutcome}
    await uow.record(JournalEntry("referral:deposit", detail=counts))
    lines = tuple(sorted(done, key=attrgetter("line")))
    return Deposit(**counts, lines=lines, acknowledgement=_receipt(lines))


async def _kept(uow: UnitOfWork, one: EventLine, today: date) -> DepositLine:
    try:
        async with uow.session.begin_nested():
            await report_event(uow, one.referral_id, one.event, today)
    except NotFound:
        rule, remedy = "cette orientation n'est pas, ou plus, à vous.", "Retirez la ligne, ou reprenez son numéro."
        return _refused(LineError(one.number, "orientation", rule, remedy))
    except Refusal as refusal:
        return _refused(LineError(one.number, _column_of(refusal), f"{refusal.title}.", refusal.sentence))
    return DepositLine(one.number, LineOutcome.RECORDED)


def _column_of(refusal: Refusal) -> str:
    """Where the refusal points to a field, its column; else the event itself."""
    errors = cast("list[dict[str, str]]", refusal.data.get("errors", []))
    return next((_COLUMN_OF[one["pointer"]] for one in errors if one["pointer"] in _COLUMN_OF), "evenement")


def _refused(error: LineError) -> DepositLine:
    return DepositLine(error.line, LineOutcome.REFUSED, error.column, typeset(error.rule), typeset(error.remedy))


def _receipt(lines: Sequence[DepositLine]) -> str:
    return written(RECEIPT_COLUMNS, _receipt_rows(lines)).decode("utf-8-sig")


def _receipt_rows(lines: Iterable[DepositLine]) -> Iterable[list[str]]:
    return (
        [str(one.line), one.outcome.label, one.column or "", one.rule or "", one.remedy or ""] for one in lines
    )  # fmt: skip
