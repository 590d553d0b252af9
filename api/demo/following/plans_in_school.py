"""Support inside the school: tutoring, personal support, catching up, after class, talks about what comes next."""

from collections.abc import Iterator

from api.demo.following.acts import Act, Troupe
from api.demo.following.plan_acts import Dates, Move, On, PlanStory, plan_acts
from api.demo.schools import ECOLE, JULES_VERNE, PREVERT, VAL
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import ExitDecision, Progress, ReviewDecision

_C, _R, _X = SchemeCode, ReviewDecision, ExitDecision
_TUTOR = {"tutor_function": "teacher", "meetings": 4}


def _agreed(proposed: int, agreed: int, started: int | None = None) -> tuple[Move, ...]:
    start = () if started is None else (Move(started, "start"),)
    return Move(proposed, "propose"), Move(agreed, "agree"), *start


STORIES: tuple[PlanStory, ...] = (
    PlanStory(
        "tutoring of Rafael", PREVERT, _C.TUTORING, 18, Dates(15, -22, -3, 17), _agreed(17, 16, 15),
        key="rafael-carvalho", by="denis.roussel.9990004a", fields=_TUTOR, from_meeting=True,
        reason="Parle d'arrêter, travaille bien en atelier",
        objectives=(("Rendre le travail de la semaine", "3 semaines sur 4"),),
    ),
    PlanStory(
        "tutoring of Hugo", PREVERT, _C.TUTORING, 3, Dates(-5, -40, -18), key="hugo-petit",
        by="class 2CUIS", fields={"tutor_function": "teacher"},
        reason="Ne rend plus ses travaux depuis octobre",
    ),
    PlanStory(
        "tutoring, review late", PREVERT, _C.TUTORING, 40, Dates(36, -30, 4, 38), _agreed(39, 37, 36),
        classes=("1CUIS", "TCUIS"), fields=_TUTOR, reason="Retards répétés le matin",
    ),
    PlanStory(
        "tutoring closed", PREVERT, _C.TUTORING, 44, Dates(40, 6, 8, 42), (
            *_agreed(43, 41, 40),
            Move(8, "review", decision=_R.STOP, progress=(Progress.REACHED,)),
            Move(7, "close", leaving=_X.SUCCEEDED),
        ), classes=("2ASSP", "1ASSP"), fields=_TUTOR, reason="Besoin de repères à l'entrée au lycée",
        objectives=(("Préparer son sac et son matériel", "matériel complet 9 jours sur 10"),),
    ),
    PlanStory(
        "support bac pro", PREVERT, _C.SUPPORT_BAC_PRO, 42, Dates(41, -120, -20), (Move(41, "start"),),
        classes=("TMCV", "1MCV"), fields={"subject": "Mathématiques appliquées"}, reason="Bases à consolider",
    ),
    PlanStory(
        "catching up at the lycée", PREVERT, _C.CATCH_UP_LYCEE, 10, Dates(-20, review=-28, met=6, lasting=4, shift=3),
        _agreed(8, 5), classes=("2CIEL", "1CIEL"), fields={"council_on": On(11), "subject": "Français"},
        reason="Recommandé par le conseil de classe",
    ),
    PlanStory(
        "open school", PREVERT, _C.OPEN_SCHOOL, 22, Dates(19, -60, -20, 20), _agreed(21, 20, 19),
        classes=("2AGORA", "1AGORA"), fields={"session_days": 6}, reason="Volontaire pour les ateliers du mercredi",
    ),
    PlanStory(
        "support at the lycée agricole", VAL, _C.SUPPORT_LYCEE, 40, Dates(38, -120, -15), (Move(38, "start"),),
        classes=("2SAPT", "1SAPAT"), fields={"activity": "method", "yearly_hours": 36}, reason="Méthodes de travail",
    ),
    PlanStory(
        "tutoring at the lycée agricole", VAL, _C.TUTORING, 12, Dates(-3, -50, -20, 8), (Move(9, "propose"),),
        classes=("2NJPF", "1AP"), fields={"tutor_function": "cpe"}, reason="Souhaite un adulte repère",
    ),
    PlanStory(
        "support in 6e", JULES_VERNE, _C.SUPPORT_6E, 46, Dates(45, -120, -10), (Move(45, "start"),),
        classes=("6C", "6D"), fields={"subject": "Français"}, reason="Lecture à consolider",
    ),
    PlanStory(
        "homework", JULES_VERNE, _C.AFTER_CLASS, 41, Dates(38, -120, -20, 39), _agreed(40, 39, 38),
        classes=("5C", "5D"), fields={"activity": "homework"}, reason="Demandée par la famille",
    ),
    *(
        PlanStory(
            f"talk {rank}", JULES_VERNE, _C.GUIDANCE_TALK, 12 - rank, Dates(11 - rank, -5), (
                Move(11 - rank, "start"),
                Move(10 - rank, "close", leaving=_X.RETURN_TO_CLASS),
            ), classes=(code,), by="cpe.9990003z",
            fields={"held_on": On(11 - rank), "wishes": wish, "conclusions": "Mini-stage à demander"},
        )
        for rank, (code, wish) in enumerate((("3A", "2de professionnelle, cuisine"), ("3B", "2de générale"),
                                             ("3C", "CAP électricien, par apprentissage")))
    ),
    PlanStory(
        "catching up at the école", ECOLE, _C.SCHOOL_CATCH_UP, 26, Dates(15, lasting=4, shift=3, review=12, met=22), (
            *_agreed(24, 20, 14), Move(12, "review", decision=_R.STOP), Move(11, "close", leaving=_X.SUCCEEDED),
        ), classes=("4107",), fields={"session": "première semaine des vacances d'automne", "subject": "Français"},
        reason="Proposé par le conseil des maîtres",
    ),
    PlanStory(
        "catching up refused", ECOLE, _C.SCHOOL_CATCH_UP, 26, Dates(15, lasting=4, shift=3, review=12, met=22), (
            Move(24, "propose"), Move(20, "refuse"),
        ), classes=("4107",), fields={"session": "première semaine des vacances d'automne", "subject": "Mathématiques"},
        reason="Proposé par le conseil des maîtres",
    ),
    PlanStory(
        "personal help", ECOLE, _C.PERSONAL_HELP, 36, Dates(30, -60, -15, 33), _agreed(35, 32, 30),
        classes=("4103",), fields={"weekly_minutes": 60}, reason="Lecture des syllabes",
    ),
)  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    return plan_acts(troupe, STORIES)
