"""A partner at work: follows its feed, reads each referral, and does the next thing about it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from raccroche_partner import models
from raccroche_partner.api.partner import (
    acknowledge_partner_referral,
    list_referral_changes,
    report_partner_event,
    show_partner_referral,
)
from raccroche_partner.types import Response

from partner_kit.connection import Connection
from partner_kit.simulators.characters import Character, Deed

PARIS = ZoneInfo("Europe/Paris")
_OURS = UUID("5f0d3f0a-3c55-5a8b-9c2e-0d7f8a4c1b7e")
ENDED = frozenset({"entered", "declined"})


@dataclass
class Dossier:
    """What the partner holds of one referral: the last it read, and what is left to do."""

    seen: datetime
    referral: models.PartnerReferralOut
    left: list[Deed]


@dataclass
class Adviser:
    """One partner's software. All that it must remember is where it stands in the feed."""

    connection: Connection
    character: Character
    seed: int = 0
    cursor: str | None = None
    dossiers: dict[UUID, Dossier] = field(default_factory=dict)
    forgotten: set[UUID] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)

    def follow(self) -> int:
        """Read the feed to its end; how many lines came."""
        lines = 0
        while True:
            more = {} if self.cursor is None else {"cursor": self.cursor}
            page = self.connection.call(list_referral_changes, **more).parsed
            if not isinstance(page, models.ReferralFeedOut):
                raise TypeError(f"The feed answered {page}.")
            for line in page.items:
                self._take(line)
            self.cursor, lines = page.next_cursor, lines + len(page.items)
            if not page.has_more:
                return lines

    def _take(self, line: models.ReferralChangeOut) -> None:
        if line.change.value == "deleted":
            self.dossiers.pop(line.id, None)
            self.forgotten.add(line.id)
            return
        held = self.dossiers.get(line.id)
        if held is not None and held.referral.version >= line.version:
            return
        referral = self.connection.call(show_partner_referral, referral_id=line.id).parsed
        if not isinstance(referral, models.PartnerReferralOut):
            return  # withdrawn meanwhile, or the day's quota is used up
        answer = referral.answer.value if referral.answer else None
        left = [] if answer in ENDED else list(self.character.plan(line.id, self.seed))
        self.dossiers[line.id] = Dossier(line.at, referral, left if held is None else held.left)

    def work(self) -> int:
        """One deed for each referral that waits for one; how many were done."""
        waiting = [dossier for dossier in self.dossiers.values() if dossier.left]
        for dossier in waiting:
            answer = self._do(dossier, dossier.left[0])
            if answer.status_code >= 400:
                title = getattr(answer.parsed, "title", "")
                self.refused.append(f"{dossier.left[0]} {int(answer.status_code)} {title}")
            dossier.left.pop(0)
        return len(waiting)

    def _do(self, dossier: Dossier, deed: Deed) -> Response[Any]:
        """The key of a write is made from what it is about: repeated after a crash, it is the same write."""
        referral_id = dossier.referral.id
        event_id = uuid5(_OURS, f"{self.seed} {referral_id} {deed}")
        told = {"referral_id": referral_id, "idempotency_key": str(event_id)}
        if deed is Deed.ACKNOWLEDGE:
            return self.connection.call(acknowledge_partner_referral, **told)
        body = self._event(dossier, deed, event_id, max(dossier.referral.referred_on, _day(dossier.seen)))
        return self.connection.call(report_partner_event, body=body, **told)

    def _event(self, dossier: Dossier, deed: Deed, event_id: UUID, on: date) -> Any:
        told: dict[str, Any] = {"event_id": event_id, "occurred_on": on}
        if deed is Deed.CALL_IN_VAIN:
            return models.ContactEventIn(kind="contact", result=models.PartnerContactResult.NO_ANSWER, **told)
        if deed is Deed.CONTACT:
            return models.ContactEventIn(kind="contact", result=models.PartnerContactResult.REACHED, **told)
        if deed is Deed.APPOINTMENT:
            return models.AppointmentEventIn(kind="appointment", appointment_on=on + timedelta(days=7), **told)
        if deed is Deed.ENTRY:
            solution = models.SolutionType(self.character.solution_type)
            provider = self.character.provider
            return models.EntryEventIn(kind="entry", solution_type=solution, provider=provider, **told)
        reason = models.DeclineReason(self.character.reason(dossier.referral.id, self.seed))
        return models.RefusalEventIn(kind="refusal", reason=reason, **told)


def _day(at: datetime) -> date:
    return at.astimezone(PARIS).date()
