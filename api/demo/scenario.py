"""Thirty-odd cases, in every state of the three tracks; among them, families who were right."""

from dataclasses import dataclass

from api.demo.cast import ROLE_OF
from api.demo.days import Clock
from api.demo.happenings import (
    SLACK,
    By,
    Happening,
    Invited,
    Opened,
    ReasonGiven,
    RollCorrected,
    close,
    community,
    continuation,
    contract,
    dialogue,
    guardians_informed,
    hearing,
    measures,
    meeting,
    not_referred,
    persistence,
    prepared,
    proceedings_over,
    prosecutor,
    received,
    refer,
    referent,
    referred_again,
    restoration,
    retracted,
    returned,
    summoned,
    threshold,
    visa,
    warned,
    with_department,
    withdrawn,
)
from domain.absences.reasons import ReasonCode
from domain.attendance_cases.states import CloseReason, ContractOutcome, HearingOutcome, MeasuresOutcome, Trigger


@dataclass(frozen=True)
class Story:
    """One case: the pupil's key in the cast, and what happened, the oldest first."""

    key: str
    happenings: tuple[Happening, ...]

    @property
    def oldest_back(self) -> int:
        """How many open days of school year the story needs."""
        absences = [int(word.rstrip("ap")) for word in ROLE_OF[self.key].away.split()]
        return max(*(happening.back for happening in self.happenings), *absences) + SLACK

    @property
    def in_order(self) -> list[Happening]:
        """By day; within a day as written."""
        return sorted(self.happenings, key=lambda happening: -happening.back)

    def fits(self, clock: Clock) -> bool:
        """R131-6: a case lives in one school year. In September, few stories have had the time to happen."""
        return self.oldest_back <= clock.oldest_back


def _warned(first: int, since: int, until: int) -> tuple[Happening, ...]:
    """Referred, received, prepared by one person, signed by another: four open days in a row."""
    return refer(first, since, until), received(first - 1), prepared(first - 2), warned(first - 3)


def _whole_ladder(key: str, first: int, *, over: bool) -> Story:
    """Every step up to the prosecutor (R131-7 I to III), as many open days ago as `first` says."""
    steps: list[Happening] = [
        Opened(first), meeting(first, first - 4), *_warned(first, first + 4, first + 1),
        measures(first - 4, MeasuresOutcome.ABSENT), persistence(first - 9), referent(first - 9),
        community(first - 10, first - 13), contract(first - 13, ContractOutcome.REFUSED),
        referred_again(first - 18, first - 6, first - 17), continuation(first - 18),
        with_department(first - 20, first - 24),
        hearing(first - 24, HearingOutcome.ABSENT), prosecutor(first - 27), guardians_informed(first - 28),
    ]  # fmt: skip
    if over:
        steps.append(proceedings_over(1))
    return Story(key, tuple(steps))


_PREVERT = (
    Story("jade-roche", (
        Opened(10), meeting(10, 8), measures(8), refer(5, 14, 6), received(4), persistence(1), prepared(1),
    )),
    Story("theo-marchetti", (
        Opened(4), threshold(4), meeting(4, 1), refer(3, 10, 4), received(2),
        ReasonGiven(0, "5ap", ReasonCode.CHILD_ILLNESS),
    )),
    Story("aicha-diarra", (
        Opened(17), dialogue(17), meeting(17, 12), *_warned(16, 20, 17), measures(12, MeasuresOutcome.ABSENT),
    )),
    Story("sacha-bertin", (Opened(3),)),
    Story("lena-caron", (Opened(6), dialogue(5))),
    Story("ilyes-benali", (Opened(6), dialogue(6), threshold(5), meeting(4, -3))),
    Story("mathis-colin", (
        Opened(14), meeting(13, 9), measures(9, MeasuresOutcome.REFUSED), not_referred(8, -3),
    )),
    Story("clara-nguyen", (Opened(7), threshold(7), refer(6, 13, 7), returned(3))),
    Story("dylan-fabre", (Opened(9), meeting(9, 6), measures(6), *_warned(7, 16, 9))),
    Story("sofia-perret", (
        Opened(36), meeting(36, 33), *_warned(35, 39, 36), measures(33), persistence(29), referent(28),
        community(28, 24), contract(24),
    )),
    Story("noah-girard", (
        Opened(9), meeting(9, 6), measures(6, MeasuresOutcome.ABSENT), refer(8, 14, 9), received(7), persistence(4),
    )),
    Story("amine-haddadi", (
        Opened(8), refer(7, 10, 8), RollCorrected(6, "10ap 9ap"), withdrawn(6), close(5, CloseReason.OPENED_IN_ERROR),
    )),
    Story("eva-masson", (Opened(35), dialogue(35), threshold(35), restoration(3))),
    Story("tom-legrand", (
        Opened(38), meeting(38, 35), measures(35), restoration(5), close(2, CloseReason.ATTENDANCE_RESTORED),
    )),
)  # fmt: skip
_JULES_VERNE = (
    Story("manon-le-goff", (Opened(6), meeting(6, -2), refer(2, 13, 4))),
    Story("nora-abdelli", (
        Opened(10), Invited(10), Invited(5), dialogue(5), refer(3, 11, 4, Trigger.REASON), received(1),
    )),
    Story("ines-ferrand", (
        Opened(17), meeting(16, 11), refer(15, 21, 17), received(13),
        ReasonGiven(12, "21ap", ReasonCode.CHILD_ILLNESS), withdrawn(12), measures(11),
    )),
    Story("louis-andrieu", (
        Opened(22), meeting(22, 18), *_warned(21, 26, 22), measures(18, MeasuresOutcome.REFUSED), summoned(6, -2),
    )),
    Story("maelys-roger", (
        Opened(24), meeting(24, 20), *_warned(23, 28, 24), measures(20), summoned(12, 3),
        hearing(3, HearingOutcome.CAME),
    )),
    Story("gabin-olivier", (
        Opened(27), meeting(27, 22), *_warned(26, 30, 27), measures(22, MeasuresOutcome.ABSENT), summoned(12, 4),
        hearing(4, HearingOutcome.ABSENT),
    )),
    Story("yasmine-cherif", (
        Opened(19), *_warned(18, 24, 19), ReasonGiven(10, "24ap 21ap", ReasonCode.ACCOMPANYING_GUARDIANS), retracted(8),
    )),
    Story("rayan-lopez", (
        Opened(37), meeting(36, 33), *_warned(36, 39, 37), measures(33), persistence(30), referent(30),
        community(29, 25), contract(25, ContractOutcome.PROPOSED), referred_again(8, 13, 9),
    )),
)  # fmt: skip
_OLYMPE = (
    Story("camille-lefevre-5", (
        Opened(5), refer(4, 9, 5), received(3), RollCorrected(2, "9ap 8ap 6a"), withdrawn(2),
        close(2, CloseReason.OPENED_IN_ERROR),
    )),
    Story("camille-lefevre-3", (Opened(2), threshold(2), dialogue(1))),
    _whole_ladder("enzo-picard", 36, over=False),
    _whole_ladder("sami-lacroix", 38, over=True),
    Story("marie-apolline", (
        Opened(20), *_warned(19, 24, 20), summoned(10, -1), hearing(2, HearingOutcome.EXCUSED),
    )),
    Story("adele-poirier", (
        Opened(33), meeting(33, 30), *_warned(32, 36, 33), measures(30), persistence(27), referent(27),
        community(26, 21), contract(21, ContractOutcome.PROPOSED), summoned(9, 5), hearing(5, HearingOutcome.POSTPONED),
    )),
    Story("hugo-besson", (
        Opened(36), meeting(36, 33), *_warned(35, 40, 36), measures(33), persistence(29), referent(29),
        community(28, 24), contract(24), referred_again(18, 33, 19), continuation(17), with_department(5, -4),
    )),
)  # fmt: skip
_OTHERS = (
    Story("lucas-morel", (
        Opened(20, By.HEAD), meeting(20, 16), refer(19, 24, 21), visa(18), received(17), prepared(16), warned(15),
    )),
    Story("ethan-martin-duval", (Opened(9, By.HEAD), meeting(8, -3), refer(4, 14, 10), visa(1))),
    Story("zelie-garnier", (Opened(8, By.HEAD), meeting(7, 3), refer(2, 13, 9))),
    Story("jules-renaud", (
        Opened(17), meeting(17, 13), *_warned(16, 20, 17), measures(13), summoned(5, -6),
    )),
    Story("lisa-marchal", (
        Opened(11), meeting(10, 7), measures(7), persistence(5), community(4, -5),
    )),
)  # fmt: skip

STORIES: tuple[Story, ...] = _PREVERT + _JULES_VERNE + _OLYMPE + _OTHERS
