"""Reasons of absences and how they are judged: by the school every day, by the DASEN as the rare exception."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.kernel.errors import Malformed, Refusal
from domain.kernel.labelled import Labelled


class ReasonCode(Labelled):
    """The five reasons « réputés légitimes » of L131-8 al. 2, « excuses valables », and what schools hear besides.

    No label says more about health, religion or family than the law does.
    """

    CHILD_ILLNESS = "child_illness", "Maladie de l'enfant"
    CONTAGIOUS_FAMILY_ILLNESS = (
        "contagious_family_illness",
        "Maladie transmissible ou contagieuse d'un membre de la famille",
    )
    SOLEMN_FAMILY_GATHERING = "solemn_family_gathering", "Réunion solennelle de famille"
    TRANSPORT_FAILURE = "transport_failure", "Empêchement dû à une difficulté accidentelle des communications"
    ACCOMPANYING_GUARDIANS = "accompanying_guardians", "Absence temporaire des responsables, que l'enfant suit"
    OTHER_ACCEPTED = "other_accepted", "Autre motif accepté"
    HEALTH_UNSPECIFIED = "health_unspecified", "Motif de santé, sans précision"
    LEAVE_GRANTED = "leave_granted", "Autorisation d'absence accordée"
    LATE_WAKING = "late_waking", "Réveil tardif"
    HOLIDAYS = "holidays", "Départ en vacances"
    PERSONAL = "personal", "Convenance personnelle"
    UNSPECIFIED = "unspecified", "Motif non précisé"

    @property
    def is_deemed_legitimate(self) -> bool:
        """One of the five that the law itself deems legitimate (L131-8 al. 2)."""
        return self in _DEEMED_LEGITIMATE


_DEEMED_LEGITIMATE = frozenset(
    {
        ReasonCode.CHILD_ILLNESS,
        ReasonCode.CONTAGIOUS_FAMILY_ILLNESS,
        ReasonCode.SOLEMN_FAMILY_GATHERING,
        ReasonCode.TRANSPORT_FAILURE,
        ReasonCode.ACCOMPANYING_GUARDIANS,
    }
)


class JudgementState(Labelled):
    """Where a reason stands. Only an admissible one takes an absence out of the counts."""

    NO_REASON = "no_reason", "sans motif"
    PENDING = "pending", "motif reçu, à apprécier"
    ADMISSIBLE = "admissible", "motif recevable"
    NOT_ADMISSIBLE = "not_admissible", "motif non recevable"
    REFERRED_TO_DASEN = "referred_to_dasen", "motif transmis au DASEN"
    INACCURATE = "inaccurate", "motif inexact"

    @property
    def is_accepted(self) -> bool:
        return self is JudgementState.ADMISSIBLE

    @property
    def is_open(self) -> bool:
        """« À apprécier »: no reason is accepted yet, so the absence counts, and is shown apart."""
        return self in {JudgementState.PENDING, JudgementState.REFERRED_TO_DASEN}

    @property
    def is_unjustified(self) -> bool:
        """« Sans motif légitime ni excuses valables » (L131-8 2°): no accepted reason, whatever has been said."""
        return not self.is_accepted


class Authority(Labelled):
    """Who judged: the school, or « l'autorité de l'État compétente » (L131-8 al. 2)."""

    SCHOOL = "school", "l'établissement"
    DASEN = "dasen", "le DASEN"


@dataclass(frozen=True)
class Judgement:
    """A reason received (`PENDING`) or judged, for one entry, at one instant. Append-only, like the facts.

    `reason_id`: what one person said or decided at once, for one or several entries. `withdrawn_at`: taken back since.
    """

    entry_id: UUID
    state: JudgementState
    reason: ReasonCode | None
    known_at: datetime
    authority: Authority = Authority.SCHOOL
    by: str = ""
    reason_id: UUID | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class ReasonStanding:
    """Where the reasons of one entry stand, all answers taken together."""

    state: JudgementState = JudgementState.NO_REASON
    reason: ReasonCode | None = None
    judged_at: datetime | None = None
    authority: Authority | None = None
    by: str = ""


NO_REASON = ReasonStanding()


def standing_of(judgements: Iterable[Judgement]) -> ReasonStanding:
    """The judgement that prevails: the DASEN's last, else the school's last; a mere answer undoes no decision.

    Two parents may answer differently: both answers stay readable, what was decided stands until decided anew. What was
    taken back is not said any more.
    """
    known = sorted((j for j in judgements if j.withdrawn_at is None), key=lambda j: j.known_at)
    decided = [j for j in known if j.state is not JudgementState.PENDING]
    by_dasen = [j for j in decided if j.authority is Authority.DASEN]
    last = (by_dasen or decided or known)[-1:]
    return next((ReasonStanding(j.state, j.reason, j.known_at, j.authority, j.by) for j in last), NO_REASON)


def referral_of(judgements: Iterable[Judgement]) -> Judgement | None:
    """The school's referral of this reason to the DASEN, if one stands."""
    referred = [j for j in judgements if j.state is JudgementState.REFERRED_TO_DASEN and j.withdrawn_at is None]
    return max(referred, key=lambda j: j.known_at, default=None)


class ReasonMissing(Malformed):
    title = "Motif manquant"
    detail = "Indiquez le motif donné par la famille avant de l'apprécier."


class WithTheDasen(Refusal):
    title = "Le DASEN apprécie ce motif"
    detail = "Ce motif a été transmis au DASEN, ou il l'a déjà apprécié. Attendez ou suivez sa décision."


class NotForTheDasen(Refusal):
    title = "Ce motif n'a pas été transmis"
    detail = "Le DASEN apprécie un motif que l'établissement lui a transmis. Demandez d'abord la transmission."


class NobodyToReferTo(Refusal):
    title = "Aucun service ne peut recevoir ce motif"
    detail = (
        "Aucune DSDEN n'est rattachée à votre établissement. Appréciez vous-même le motif, ou demandez à "
        "l'administrateur de rattacher l'établissement."
    )


def check_judgement(standing: ReasonStanding, new: Judgement) -> None:
    """A reason is judged by the school; once referred in serious doubt (R131-5 al. 3), by the DASEN alone."""
    if new.state is JudgementState.NO_REASON or new.reason is None:
        raise ReasonMissing
    if new.state is JudgementState.PENDING:
        return
    with_dasen = standing.state is JudgementState.REFERRED_TO_DASEN or standing.authority is Authority.DASEN
    if new.authority is Authority.SCHOOL and with_dasen:
        raise WithTheDasen
    if new.authority is Authority.DASEN and not with_dasen:
        raise NotForTheDasen
