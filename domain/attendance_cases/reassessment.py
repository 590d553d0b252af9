"""A late reason counts again: what a referral or a warning stood on, what is left of it, and what to propose."""

from dataclasses import dataclass
from datetime import date

from domain.attendance_cases.case import Act, AttendanceCase, KnownCount
from domain.attendance_cases.facts import Facts
from domain.attendance_cases.guards_dsden import unfounded
from domain.attendance_cases.letters import CaseLetter
from domain.attendance_cases.states import DsdenState
from domain.attendance_cases.wording import half_days
from domain.kernel.french import day_month, typeset
from domain.schools.settings import CountKind

_D = DsdenState
_WITHDRAWABLE = frozenset({_D.REFERRED, _D.IEN_VISA, _D.RECEIVED, _D.RETURNED, _D.WARNING_PREPARED})


@dataclass(frozen=True)
class Proposal:
    """A step proposed, never taken: `known_then` and `known_now` keep what was known on each date."""

    step: str
    sentence: str
    known_then: KnownCount
    known_now: KnownCount
    letters: tuple[CaseLetter, ...]


def reassess(case: AttendanceCase, facts: Facts, *, today: date) -> tuple[Proposal, ...]:
    """What the change of facts asks for: pull the warning, withdraw the referral, or retract the warning.

    The facts of today are counted as those of the referral were, whatever the school chose since.
    """
    act = case.referral
    if act is None or act.known is None or unfounded(case, facts) is None:
        return ()
    counted = facts.counted_in(act.known.period, CountKind(act.known.counted_as))
    now = KnownCount(today, counted, act.known.counted_as, act.known.period)
    if now.counted >= act.known.counted:
        return ()
    if case.warning is not None:
        return (_retraction(case.warning, act, now),)
    found: list[Proposal] = []
    if case.dsden_state == _D.WARNING_PREPARED:
        found.append(Proposal("pull_warning", pulled_sentence(now), act.known, now, ()))
    if case.dsden_state in _WITHDRAWABLE:
        letters = (CaseLetter.REFERRAL_WITHDRAWAL, CaseLetter.WITHDRAWAL_INFORMATION)
        sentence = f"{_then_and_now(act, now)} La saisine peut être retirée."
        found.append(Proposal("withdraw_referral", typeset(sentence), act.known, now, letters))
    return tuple(found)


def pulled_sentence(now: KnownCount) -> str:
    return typeset(
        f"Un motif a été accepté ce matin. Il reste {half_days(now.counted)}. "
        "L'avertissement préparé n'est plus fondé : il a été retiré du parapheur."
    )


def _retraction(warning: Act, referral: Act, now: KnownCount) -> Proposal:
    sentence = (
        f"{_then_and_now(referral, now)} L'avertissement du {day_month(warning.on)} n'est plus fondé : "
        "il peut être retiré, par un courrier à chaque personne avertie."
    )
    known = referral.known or now
    return Proposal("retract", typeset(sentence), known, now, (CaseLetter.WARNING_RETRACTION,))


def _then_and_now(referral: Act, now: KnownCount) -> str:
    """« Le 16 octobre on savait 4 demi-journées ; aujourd'hui 2. »"""
    known = referral.known or now
    return f"Le {day_month(known.on)} on savait {half_days(known.counted)} ; aujourd'hui {now.counted}."
