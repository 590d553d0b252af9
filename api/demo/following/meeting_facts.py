"""The prevention groups of the demo: who sits in them, what they met about, what they decided and what came of it."""

from dataclasses import dataclass

from api.demo.schools import JULES_VERNE, OLYMPE, PREVERT, VAL
from domain.meetings.kinds import GroupPart
from domain.meetings.review import Finding, MeetingDecision
from domain.tasks.history import TaskOutcome

_P, _F, _D = GroupPart, Finding, MeetingDecision
_SOCIAL, _NURSE = ("assistante-sociale", _P.SOCIAL_WORKER), ("infirmiere", _P.NURSE)


@dataclass(frozen=True)
class Point:
    """What was decided about a pupil; days count open days back. `settled`: when the task was, and with what."""

    key: str
    findings: tuple[Finding, ...]
    decision: MeetingDecision
    owner: str = ""
    due: int = 0
    review: int | None = None
    fact: str = ""
    settled: int | None = None
    outcome: TaskOutcome = TaskOutcome.DONE


@dataclass(frozen=True)
class Held:
    """A meeting that is over; `excused` is who had said they would not come."""

    uai: str
    back: int
    points: tuple[Point, ...]
    excused: str = ""


MEMBERS: dict[str, tuple[tuple[str, GroupPart], ...]] = {
    PREVERT: (
        ("chef", _P.CHAIR), ("cpe", _P.EDUCATION_ADVISER), ("enseignant", _P.DROPOUT_REFERENT),
        ("psyen", _P.PSYCHOLOGIST), ("mlds", _P.MLDS), _SOCIAL, _NURSE,
    ),
    JULES_VERNE: (
        ("chef.9990003z", _P.CHAIR), ("cpe.9990003z", _P.EDUCATION_ADVISER),
        ("helene.perrin.9990003z", _P.DROPOUT_REFERENT), ("psyen", _P.PSYCHOLOGIST), ("mlds", _P.MLDS), _SOCIAL, _NURSE,
    ),
    OLYMPE: (
        ("chef.9990002y", _P.CHAIR), ("cpe.9990002y", _P.EDUCATION_ADVISER), ("mlds", _P.MLDS), _SOCIAL,
    ),
    VAL: (("chef.9990005b", _P.CHAIR), ("cpe.9990005b", _P.EDUCATION_ADVISER)),
}  # fmt: skip
NEXT_BACK = {PREVERT: -3, JULES_VERNE: -4, OLYMPE: -8, VAL: -9}
"""The next meeting: at Prévert the Thursday of the pages."""

HELD: tuple[Held, ...] = (
    Held(PREVERT, 36, (
        Point("sofia-perret", (_F.BACK,), _D.FOLLOW, "cpe", 30, 21, settled=30),
        Point("tom-legrand", (_F.ABSENCES_RISING,), _D.INTERVIEW, "psyen", 32, 21, settled=32),
        Point("eva-masson", (_F.ABSENCES_RISING, _F.NO_PROJECT), _D.FAMILY_CONTACT, "cpe", 33, settled=33),
    )),
    Held(PREVERT, 21, (
        Point("lucas-fontaine", (_F.ABSENCES_RISING,), _D.INTERVIEW, "cpe", 18, 11, settled=18),
        Point("rafael-carvalho", (_F.WORK_NOT_DONE, _F.SPEAKS_OF_STOPPING), _D.TUTORING, "denis.roussel.9990004a", 16,
              -3, settled=15),
        Point("sofia-perret", (_F.IMPROVING,), _D.NOTHING),
        Point("aicha-diarra", (_F.ABSENCES_RISING,), _D.MLDS, "mlds", 14, 11, settled=13),
        Point("tom-legrand", (_F.ABSENCES_FALLING,), _D.NOTHING),
    ), "infirmiere"),
    Held(PREVERT, 11, (
        Point("lucas-fontaine", (_F.NO_PLACEMENT,), _D.PARTNER, "michel.aubert.9990004a", 6, -3,
              "La lettre pour le lieu de stage n'est pas écrite"),
        Point("lena-hoarau", (_F.STANDS_APART,), _D.FAMILY_CONTACT, "cpe", 8, -3, settled=8),
        Point("lina-nguyen", (_F.NO_PROJECT, _F.ORIENTATION), _D.INTERVIEW, "psyen", 4, -3, settled=3,
              outcome=TaskOutcome.NO_ANSWER),
        Point("ilyes-benali", (_F.ABSENCES_RISING, _F.LATENESS), _D.INTERVIEW, "chef", -2, -3),
        Point("lena-caron", (_F.ABSENCES_RISING,), _D.FAMILY_CONTACT, "cpe", 3),
        Point("clara-nguyen", (_F.UNCHANGED,), _D.FOLLOW, "enseignant", -4, -3),
    ), "mlds"),
    Held(JULES_VERNE, 30, (
        Point("rayan-lopez", (_F.ABSENCES_RISING, _F.EXCLUSIONS), _D.FAMILY_CONTACT, "cpe.9990003z", 26, 10,
              settled=26),
        Point("maelys-roger", (_F.ABSENCES_RISING,), _D.INTERVIEW, "psyen", 24, 10, settled=23),
    )),
    Held(JULES_VERNE, 10, (
        Point("nora-abdelli", (_F.WORK_NOT_DONE,), _D.PPRE, "helene.perrin.9990003z", -5, -22,
              "Comprend à l'oral, ne lit pas les textes longs"),
        Point("louis-andrieu", (_F.ABSENCES_RISING, _F.SPEAKS_OF_STOPPING), _D.RELAY, "cpe.9990003z", 5, -4,
              settled=5),
        Point("manon-le-goff", (_F.ABSENCES_RISING,), _D.FAMILY_CONTACT, "cpe.9990003z", 4),
        Point("rayan-lopez", (_F.UNCHANGED,), _D.FOLLOW, "cpe.9990003z", -5, -4),
    ), "psyen"),
    Held(OLYMPE, 24, (
        Point("adele-poirier", (_F.ABSENCES_RISING,), _D.FOLLOW, "cpe.9990002y", 18, 9, settled=17),
        Point("enzo-picard", (_F.ABSENCES_RISING, _F.NO_MATERIAL), _D.PARTNER, "mlds", 20, 9, settled=19,
              outcome=TaskOutcome.DECLINED),
    )),
    Held(OLYMPE, 9, (
        Point("camille-lefevre-3", (_F.ORIENTATION,), _D.INTERVIEW, "cpe.9990002y", 3, -8),
        Point("hugo-besson", (_F.IMPROVING,), _D.NOTHING),
    )),
    Held(VAL, 14, (
        Point("jules-renaud", (_F.NO_PLACEMENT,), _D.PARTNER, "cpe.9990005b", 9, -9, settled=9),
        Point("lisa-marchal", (_F.ABSENCES_RISING,), _D.FAMILY_CONTACT, "cpe.9990005b", 6, -9),
    )),
)  # fmt: skip

AGENDA = (
    "lena-hoarau", "hugo-petit", "lucas-fontaine", "jade-roche", "lina-nguyen", "tom-bouvier", "rafael-carvalho",
)  # fmt: skip
"""Of the Thursday to come, in this order; then a group."""
SUBJECT = "1re MCV, lundi matin"
