"""PPRE of the collèges and the école, in every state: drafts, refusals without consequence, renewals."""

from collections.abc import Iterator

from api.demo.following.acts import Act, Troupe
from api.demo.following.plan_acts import MAIL, SIGN, Dates, Move, PlanStory, plan_acts
from api.demo.schools import ECOLE, JULES_VERNE, OLYMPE
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import ExitDecision, PlanParty, Progress, ReviewDecision

_PPRE = SchemeCode.PPRE
_R, _X = ReviewDecision, ExitDecision
_REACHED, _ON_THE_WAY, _NOT_YET = Progress.REACHED, Progress.IN_PROGRESS, Progress.NOT_YET


def _signed(back: int) -> tuple[Move, ...]:
    return (
        Move(back, SIGN, "head", PlanParty.HEAD), Move(back, SIGN, party=PlanParty.TEACHER),
        Move(back, SIGN, party=PlanParty.GUARDIAN), Move(back, SIGN, party=PlanParty.PUPIL),
    )  # fmt: skip


def _started(proposed: int, agreed: int) -> tuple[Move, ...]:
    return Move(proposed, "propose", "head"), Move(agreed, "agree"), *_signed(agreed), Move(agreed - 1, "start")


STORIES: tuple[PlanStory, ...] = (
    PlanStory(
        "ppre renewed", JULES_VERNE, _PPRE, 44, Dates(40, 11, 11, 42), (
            *_started(43, 41),
            Move(10, "review", decision=_R.CONTINUE, progress=(_ON_THE_WAY,), line="Les mots reviennent plus vite",
                 next_review=-19),
            Move(9, "renew"),
        ), classes=("4E", "4F"), model="foreign_cycle_4", strengths="Participe volontiers à l'oral",
    ),
    PlanStory(
        "ppre closed", JULES_VERNE, _PPRE, 45, Dates(41, 8, 8, 43), (
            *_started(44, 42),
            Move(6, "review", decision=_R.STOP, progress=(_REACHED,), line="Lit seul un article d'une page"),
            Move(5, "close", leaving=_X.SUCCEEDED),
        ), classes=("3E", "3F"), model="read_cycle_4", strengths="Curieux, pose des questions",
        words="«\u00a0Maintenant je lis jusqu'au bout.\u00a0»",
    ),
    PlanStory(
        "ppre review due", JULES_VERNE, _PPRE, 40, Dates(36, 3, 3, 38), _started(39, 37), classes=("5A", "5B"),
        model="organise", strengths="Volontaire en sport, aide les autres",
    ),
    PlanStory(
        "ppre reviewed", JULES_VERNE, _PPRE, 38, Dates(34, 4, 4, 36), (
            *_started(37, 35),
            Move(2, "review", decision=_R.NEW_ACTIONS, progress=(_ON_THE_WAY, _NOT_YET),
                 line="L'agenda est tenu, les devoirs arrivent en retard", next_review=-15),
        ), classes=("5E", "5F"), model="organise", strengths="À l'aise en groupe",
    ),
    PlanStory(
        "ppre active", JULES_VERNE, _PPRE, 30, Dates(22, -14, -14, 25), _started(27, 24), classes=("4C", "4D"),
        model="read_cycle_4", strengths="Retient bien ce qui est dit en classe",
        words="«\u00a0J'aime quand on lit à deux.\u00a0»",
    ),
    PlanStory(
        "ppre refused", JULES_VERNE, _PPRE, 28, Dates(20, -8, -8, 23), (
            Move(25, "propose", "head"), Move(21, "refuse", line="La famille préfère l'aide aux devoirs"),
        ), classes=("5C", "5D"), model="organise",
    ),
    PlanStory(
        "ppre of Nora", JULES_VERNE, _PPRE, 5, Dates(-5, -19, -19), key="nora-abdelli", by="helene.perrin.9990003z",
        model="read_cycle_4", from_meeting=True, strengths="participe à l'oral, aime le dessin technique",
        objectives=(
            ("Trouver l'idée principale d'un texte d'une page", "4 textes sur 5, seule"),
            ("Rendre un plan avant d'écrire", ""),
        ),
        words="«\u00a0Je comprends quand on me le dit, pas quand je lis.\u00a0»",
    ),
    PlanStory(
        "ppre agreed", JULES_VERNE, _PPRE, 9, Dates(-2, -22, -22, 4), (
            Move(6, "propose", "head"), Move(2, "agree"), Move(1, SIGN, party=PlanParty.GUARDIAN),
        ), classes=("6A", "6B"), model="numbers_cycle_3", strengths="Rapide en calcul oral",
    ),
    PlanStory(
        "ppre proposed", OLYMPE, _PPRE, 8, Dates(-4, -24, -24, 2), (
            Move(5, "propose", "head"), Move(1, MAIL, "head"),
        ), key="camille-lefevre-5", model="organise", strengths="Présente à l'oral, bonne mémoire",
    ),
    PlanStory(
        "ppre active at Olympe", OLYMPE, _PPRE, 27, Dates(21, -9, -9, 24), _started(26, 23), classes=("6A", "6B"),
        model="numbers_cycle_3", strengths="Aime les jeux de logique",
    ),
    PlanStory(
        "ppre active at the école", ECOLE, _PPRE, 33, Dates(27, -6, -6, 30), _started(32, 29), classes=("4104",),
        model="read_write_cycle_2", strengths="Raconte très bien une histoire lue par un autre",
    ),
    PlanStory(
        "ppre proposed at the école", ECOLE, _PPRE, 12, Dates(-5, -25, -25, 3), (Move(8, "propose", "head"),),
        classes=("4105",), model="numbers_cycle_3", strengths="Explique bien ce qu'il a fait",
    ),
)  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    return plan_acts(troupe, STORIES)
