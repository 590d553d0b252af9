"""Who reads a reason in full, and who reads only whether there is one."""

from enum import StrEnum

from domain.absences.entries import EntryKind
from domain.absences.reasons import JudgementState, ReasonCode, ReasonStanding
from domain.access.permissions import ROLE_PERMISSIONS, Permission, Role


class ReasonAudience(StrEnum):
    FULL = "full"
    JUSTIFIED_OR_NOT = "justified_or_not"


_IN_DSDEN = frozenset({Role.DASEN_OFFICER, Role.SIGNATORY})


def audience_of(role: Role, *, referred: bool) -> ReasonAudience:
    """Vie scolaire and head read reasons; the DSDEN and the social worker those of referred cases (R131-6).

    The family and the pupil read their own in full: they do not come through roles.
    """
    if role in _IN_DSDEN or role is Role.SOCIAL_WORKER:
        return ReasonAudience.FULL if referred else ReasonAudience.JUSTIFIED_OR_NOT
    sees = Permission.REASONS_SEE in ROLE_PERMISSIONS[role]
    return ReasonAudience.FULL if sees else ReasonAudience.JUSTIFIED_OR_NOT


def visible_reason(standing: ReasonStanding, audience: ReasonAudience) -> str:
    """What that audience reads of a reason, in words."""
    if audience is ReasonAudience.FULL and standing.reason is not None:
        return standing.reason.label
    if standing.state is JudgementState.NO_REASON:
        return "sans motif"
    if standing.state.is_accepted:
        return "motif légitime"
    return "à apprécier" if standing.state.is_open else "non justifiée"


def visible_reason_code(standing: ReasonStanding, audience: ReasonAudience) -> ReasonCode | None:
    """The code itself, for those who read in full; nothing for the others."""
    return standing.reason if audience is ReasonAudience.FULL else None


def discreet(kind: EntryKind) -> EntryKind:
    """What others than vie scolaire read of a kind: a visit to the infirmary is « ailleurs », nothing more."""
    return EntryKind.KNOWN_AWAY if kind is EntryKind.INFIRMARY else kind
