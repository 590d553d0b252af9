"""What kind of meeting it is: who convenes, who belongs to it, on which text or on none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.access.permissions import Role
from domain.attendance_cases.law import D321_16, R511_19_1
from domain.kernel.errors import Malformed
from domain.kernel.law import LegalBasis, LegalKind
from domain.schools.kinds import SchoolKind


class MeetingKind(StrEnum):
    GPDS = "gpds"
    EQUIPE_EDUCATIVE = "equipe_educative"
    COMMISSION_EDUCATIVE = "commission_educative"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    MeetingKind.GPDS: "Groupe de prévention du décrochage scolaire",
    MeetingKind.EQUIPE_EDUCATIVE: "Équipe éducative",
    MeetingKind.COMMISSION_EDUCATIVE: "Commission éducative",
}


class GroupPart(StrEnum):
    """As whom one sits in a group. The class teacher and the partners come for a point."""

    CHAIR = "chair"
    DROPOUT_REFERENT = "dropout_referent"
    EDUCATION_ADVISER = "education_adviser"
    CLASS_TEACHER = "class_teacher"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    NURSE = "nurse"
    MLDS = "mlds"
    PARENT_REPRESENTATIVE = "parent_representative"
    GUEST = "guest"
    PARTNER = "partner"

    @property
    def label(self) -> str:
        return _PARTS[self]


_PARTS = {
    GroupPart.CHAIR: "direction",
    GroupPart.DROPOUT_REFERENT: "référent décrochage",
    GroupPart.EDUCATION_ADVISER: "CPE",
    GroupPart.CLASS_TEACHER: "professeur",
    GroupPart.PSYCHOLOGIST: "psychologue de l'éducation nationale",
    GroupPart.SOCIAL_WORKER: "assistant de service social",
    GroupPart.NURSE: "infirmier",
    GroupPart.MLDS: "MLDS",
    GroupPart.PARENT_REPRESENTATIVE: "parent d'élève membre",
    GroupPart.GUEST: "invité",
    GroupPart.PARTNER: "partenaire",
}

PART_OF_ROLE = {
    Role.HEAD: GroupPart.CHAIR,
    Role.DEPUTY_HEAD: GroupPart.CHAIR,
    Role.EDUCATION_ADVISER: GroupPart.EDUCATION_ADVISER,
    Role.TEACHER: GroupPart.CLASS_TEACHER,
    Role.GUIDANCE_PSYCHOLOGIST: GroupPart.PSYCHOLOGIST,
    Role.SOCIAL_WORKER: GroupPart.SOCIAL_WORKER,
    Role.NURSE: GroupPart.NURSE,
    Role.MLDS_COORDINATOR: GroupPart.MLDS,
}
"""As whom a colleague usually sits."""


def _internal(code: str, title: str) -> tuple[LegalBasis, ...]:
    return (LegalBasis(f"internal_{code}", LegalKind.INTERNAL_RULE, "", title, "", date(2013, 1, 1)),)


GPDS_CIRCULAR = (
    LegalBasis(
        "circular_2013_035", LegalKind.CIRCULAR, "circulaire 2013-035 du 29 mars 2013",
        "Groupe de prévention du décrochage scolaire, sous l'autorité du chef d'établissement",
        "Un groupe dans chaque établissement du second degré. Aucun texte ne fixe son rythme ni sa composition.",
        date(2013, 3, 29), source="Circulaire citée par le ministère et par les académies",
    ),
)  # fmt: skip
INTERNAL_GROUP = _internal("prevention_group", "Groupe de prévention, hors du second degré")
INTERNAL_MEMBERS = _internal("concerned_members", "Réunion des membres concernés de la communauté éducative")


@dataclass(frozen=True)
class MeetingFrame:
    """The kind as data. `expected` are the parts that the text or the usage asks for; `rhythm` says what no text says.

    `names_on_screen`: a parent of another pupil may sit in it, so that names of other situations must not show.
    """

    kind: MeetingKind
    label: str
    convened_by: str
    expected: tuple[GroupPart, ...]
    bases: tuple[LegalBasis, ...]
    rhythm: str
    outsiders_present: bool = False

    def basis_on(self, day: date) -> LegalBasis | None:
        return next((basis for basis in self.bases if basis.in_force(day)), None)


_P = GroupPart
_FREE = "Rythme libre\u00a0: aucun texte national n'en fixe."
_ON_NEED = "Réunie quand la situation d'un élève l'exige."
_DIRECTOR, _HEAD = "le directeur ou la directrice de l'école", "le chef d'établissement"


class KindNotHere(Malformed):
    title = "Cette réunion n'existe pas dans cet établissement"
    detail = "L'équipe éducative se réunit à l'école, la commission éducative au collège et au lycée."


def frame_of(kind: MeetingKind, school: SchoolKind, *, public: bool = True) -> MeetingFrame:
    """The frame of that kind in that school; where no text names it, its own name and an internal rule."""
    parts: tuple[GroupPart, ...]
    if kind is MeetingKind.GPDS:
        bases = INTERNAL_GROUP if school.is_first_degree else GPDS_CIRCULAR
        who = _DIRECTOR if school.is_first_degree else _HEAD
        parts = (_P.CHAIR, _P.EDUCATION_ADVISER, _P.PSYCHOLOGIST, _P.DROPOUT_REFERENT, _P.NURSE, _P.SOCIAL_WORKER)
        parts = parts if not school.is_first_degree else (_P.CHAIR, _P.CLASS_TEACHER, _P.PSYCHOLOGIST)
        return MeetingFrame(kind, kind.label, who, parts, bases, _FREE)
    if (kind is MeetingKind.EQUIPE_EDUCATIVE) != school.is_first_degree:
        raise KindNotHere(errors=[{"pointer": "/kind", "detail": KindNotHere.detail}])
    if kind is MeetingKind.EQUIPE_EDUCATIVE:
        parts = (_P.CHAIR, _P.CLASS_TEACHER, _P.PSYCHOLOGIST)
        return MeetingFrame(kind, kind.label, _DIRECTOR, parts, D321_16, _ON_NEED)
    parts = (_P.CHAIR, _P.CLASS_TEACHER, _P.PARENT_REPRESENTATIVE)
    if public and not school.is_agricultural:
        return MeetingFrame(kind, kind.label, _HEAD, parts, R511_19_1, _ON_NEED, outsiders_present=True)
    label = "Réunion des membres concernés"
    return MeetingFrame(kind, label, _HEAD, (_P.CHAIR, _P.CLASS_TEACHER), INTERNAL_MEMBERS, _ON_NEED)


def missing_parts(frame: MeetingFrame, present: frozenset[GroupPart]) -> tuple[GroupPart, ...]:
    """Whom the frame expects and whom the meeting does not count yet."""
    return tuple(part for part in frame.expected if part not in present)
