"""The parcours of information and orientation: what classes did, and what each pupil made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from api.demo.dice import stream
from api.demo.following.acts import Act, Troupe
from api.demo.schools import JULES_VERNE, OLYMPE, PREVERT
from api.orientation.use_cases import NewActivity, note_activity
from domain.orientation.states import OrientationActivityKind

_A = OrientationActivityKind


@dataclass(frozen=True)
class Outing:
    """What a class did, so many open days ago; `findings` go to the pupils who took part, in turn."""

    uai: str
    code: str
    back: int
    kind: OrientationActivityKind
    title: str
    findings: tuple[str, ...]


OUTINGS: tuple[Outing, ...] = (
    Outing(JULES_VERNE, "6A", 33, _A.CLASS_SESSION, "Les métiers autour de moi", ("A présenté un métier du bois", "")),
    Outing(
        JULES_VERNE,
        "4B",
        12,
        _A.FORUM,
        "Forum des métiers du Val",
        ("Intéressée par l'architecture", "Veut revoir le stand santé"),
    ),
    Outing(
        JULES_VERNE,
        "3A",
        19,
        _A.OPEN_DAY,
        "Portes ouvertes du LP Jacques-Prévert",
        ("Demande un mini-stage en cuisine", "A aimé l'atelier électricité"),
    ),
    Outing(
        JULES_VERNE,
        "3A",
        6,
        _A.INTERNSHIP,
        "Mini-stage d'une journée",
        ("Confirme son souhait", "Préfère la voie générale"),
    ),
    Outing(OLYMPE, "3B", 9, _A.VISIT, "Visite du lycée agricole du Val", ("Intéressé par l'aménagement paysager", "")),
    Outing(
        PREVERT,
        "2MELEC",
        16,
        _A.MEETING_WITH_PROFESSIONAL,
        "Rencontre avec une électricienne",
        ("Cherche un lieu de stage chez elle", "A posé des questions sur l'apprentissage"),
    ),
    Outing(
        PREVERT,
        "TMCV",
        5,
        _A.RESEARCH,
        "Que faire après le bac professionnel",
        ("BTS MCO demandé", "Veut travailler tout de suite"),
    ),
)
_SHARE = 0.5


def acts(troupe: Troupe) -> Iterator[Act]:
    for outing in OUTINGS:
        if troupe.reaches(outing.back):
            yield Act(troupe.day(outing.back), time(16), outing.title, partial(_note, troupe, outing))


async def _note(troupe: Troupe, outing: Outing, at: datetime) -> None:
    dice = stream(troupe.stage.world.seed, "outing", outing.title)
    pupils = [one for one in troupe.stage.world.present(outing.uai) if one.class_code == outing.code]
    took_part = [one for one in pupils if one.key or dice.random() < _SHARE]
    async with troupe.acting(troupe.stage.teacher_of(outing.uai, outing.code), at) as uow:
        for rank, pupil in enumerate(took_part):
            finding = outing.findings[rank % len(outing.findings)]
            new = NewActivity(outing.kind.value, at.date(), outing.title, finding)
            await note_activity(uow, troupe.student(pupil), new)
