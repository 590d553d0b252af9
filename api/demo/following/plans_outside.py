"""Schemes outside the class: relay with its commission, MLDS, micro-lycée, adapted paths, TDO, Ambition emploi."""

from collections.abc import Iterator

from api.demo.following.acts import Act, Troupe
from api.demo.following.plan_acts import PLACE, SIGN, Dates, Move, On, PlanStory, plan_acts
from api.demo.schools import JULES_VERNE, OLYMPE, PREVERT
from domain.support_plans.schemes import SchemeCode
from domain.support_plans.states import ExitDecision, PlanParty, ReviewDecision

_C, _R, _X = SchemeCode, ReviewDecision, ExitDecision
_TRIED = {"tried_before": "Entretiens, aide aux devoirs, rencontre avec la famille"}


def _filed(proposed: int, agreed: int, filed: int) -> tuple[Move, ...]:
    return (
        Move(proposed, "propose", "head"), Move(agreed, "agree"), Move(agreed, SIGN, party=PlanParty.GUARDIAN),
        Move(filed, "file", "head"),
    )  # fmt: skip


STORIES: tuple[PlanStory, ...] = (
    PlanStory(
        "relay class of Louis", JULES_VERNE, _C.RELAY_CLASS, 8, Dates(-5, -60, -30, 7), (
            *_filed(7, 6, 5), Move(2, "admit", "head"), Move(1, PLACE, place="relay class"),
        ), key="louis-andrieu", by="cpe.9990003z", fields=_TRIED, from_meeting=True,
        reason="Ne vient plus que pour la technologie", provider="Classe relais du collège Olympe-de-Gouges",
    ),
    PlanStory(
        "relay class filed", JULES_VERNE, _C.RELAY_CLASS, 10, Dates(-26, -80, -50, 7), _filed(8, 6, 4),
        classes=("4C", "4D"), ages=(0, 14), by="cpe.9990003z", fields=_TRIED, reason="Exclu de cours plusieurs fois",
    ),
    PlanStory(
        "workshop", OLYMPE, _C.RELAY_WORKSHOP, 24, Dates(11, -14, -10, 20), (
            *_filed(22, 19, 17), Move(13, "admit", "head"), Move(13, PLACE, place="workshop"), Move(11, "start"),
        ), classes=("4A", "4B"), ages=(0, 14), by="cpe.9990002y",
        fields=_TRIED | {"association": "Les Ateliers du Val"},
        reason="A perdu le goût des cours, aime faire de ses mains", provider="Atelier relais de l'Ozanne",
    ),
    PlanStory(
        "workshop not admitted", OLYMPE, _C.RELAY_WORKSHOP, 24, Dates(11, -14, -10, 20), (
            *_filed(22, 19, 17), Move(13, "not_admit", "head"),
        ), classes=("4A", "4B"), ages=(0, 14), by="cpe.9990002y", fields=_TRIED,
        reason="Absences en hausse, sans projet", provider="Atelier relais de l'Ozanne",
    ),
    PlanStory(
        "relay class refused", OLYMPE, _C.RELAY_CLASS, 20, Dates(-5, -60, -30, 15), (
            Move(18, "propose", "head"), Move(14, "refuse"),
        ), classes=("3A", "3C"), ages=(0, 14), by="cpe.9990002y", fields=_TRIED, reason="Refuse d'entrer en classe",
    ),
    PlanStory(
        "mlds of Aïcha", PREVERT, _C.MLDS, 14, Dates(8, -18, -4, 12), (
            Move(12, "propose"), Move(10, "agree"), Move(9, PLACE, place="mlds"), Move(8, "start"),
        ), key="aicha-diarra", by="mlds", from_meeting=True, reason="En rupture, souhaite reprendre autrement",
        fields={"action": "remobilisation", "situation": "enrolled", "interview_on": On(14)},
    ),
    PlanStory(
        "mlds closed", PREVERT, _C.MLDS, 44, Dates(40, 12, 14, 43), (
            Move(43, "propose"), Move(42, "agree"), Move(40, "start"),
            Move(13, "review", decision=_R.STOP), Move(12, "close", leaving=_X.RETURN_TO_CLASS),
        ), classes=("TMCV", "TAGORA"), ages=(16, 30), by="mlds", reason="Doute sur sa formation",
        fields={"action": "interview", "situation": "enrolled", "interview_on": On(44)},
    ),
    PlanStory(
        "mlds proposed", PREVERT, _C.MLDS, 6, Dates(-10, -40, -25, 3), (Move(4, "propose"),),
        classes=("CAP2COIF", "CAP2ELEC", "CAP2PSR"), ages=(16, 30), by="mlds", reason="Sans lieu de stage",
        fields={"action": "reception", "situation": "enrolled", "interview_on": On(6)},
    ),
    PlanStory(
        "micro-lycée", PREVERT, _C.MICRO_LYCEE, 4, Dates(-26, -140, -60), (Move(3, PLACE, place="micro"),),
        classes=("TASSP", "TMELEC", "TCIEL"), ages=(17, 30), by="cpe", reason="Veut préparer un bac général",
        fields={"diploma": "Bac général"},
    ),
    PlanStory(
        "adapted path", PREVERT, _C.PAFI, 26, Dates(20, -18, 1, 23), (
            Move(25, "propose"), Move(22, "agree"), Move(20, "start"),
        ), classes=("1CUIS", "1MELEC"), ages=(15, 30), fields={"place": "Atelier Ollivier"},
        reason="Besoin d'un temps hors des murs avant de choisir",
    ),
    PlanStory(
        "tdo", PREVERT, _C.TDO, 12, Dates(3, -25, -10, 9), (
            Move(10, "propose"), Move(8, "agree"), Move(5, PLACE, place="tdo full"), Move(3, "start"),
        ), classes=("TCIEL", "1CIEL"), by="cpe", reason="Parle d'arrêter, veut travailler dehors",
        fields={"partner": "Ferme pédagogique de la Croix", "tried_before": "Tutorat, changement d'atelier"},
    ),
    PlanStory(
        "tdo agreed", PREVERT, _C.TDO, 7, Dates(-5, -30, -20, 4), (
            Move(5, "propose"), Move(3, "agree"), Move(2, PLACE, place="tdo"),
        ), classes=("1AGORA", "1MCV"), by="cpe", reason="N'a plus de projet, s'investit dans les chantiers",
        fields={"partner": "Chantier-école des Berges", "tried_before": "Entretiens, stage de découverte"},
    ),
    PlanStory(
        "ambition emploi", PREVERT, _C.AMBITION_EMPLOI, 46, Dates(45, -20, -8, 46), (
            Move(46, "propose"), Move(45, "agree"), Move(45, "start"),
        ), classes=("TCUIS", "TMCV"), ages=(17, 30), by="cpe", reason="Sans solution après la terminale",
        fields={"left_training": "Bac professionnel Cuisine"},
    ),
)  # fmt: skip


def acts(troupe: Troupe) -> Iterator[Act]:
    return plan_acts(troupe, STORIES)
