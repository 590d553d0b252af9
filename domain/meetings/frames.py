"""What a kind of meeting means, in one place: on which text, who sits, about whom, what is decided, who reads what."""

from dataclasses import dataclass
from datetime import date

from domain.access.permissions import Role
from domain.attendance_cases.law import D321_16, R511_19_1
from domain.kernel.errors import Malformed
from domain.kernel.law import LegalBasis, LegalKind
from domain.meetings.kinds import GroupPart, MeetingKind
from domain.meetings.notes import NoteLevel
from domain.meetings.review import Finding, MeetingDecision, Review
from domain.meetings.subject import SubjectKind
from domain.schools.kinds import SchoolKind


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
PLATFORM_CIRCULAR = (
    LegalBasis(
        "circular_2011_028", LegalKind.CIRCULAR, "circulaire 2011-028 du 9 février 2011",
        "Plates-formes de suivi et d'appui aux décrocheurs",
        "La circulaire coordonne ceux qui suivent les jeunes. Aucun texte national ne fixe la composition ni le rythme"
        " de leur comité technique.",
        date(2011, 2, 9), source="Circulaire citée par le ministère et par les académies",
    ),
)  # fmt: skip
INTERNAL_GROUP = _internal("prevention_group", "Groupe de prévention, hors du second degré")
INTERNAL_MEMBERS = _internal("concerned_members", "Réunion des membres concernés de la communauté éducative")


@dataclass(frozen=True)
class House:
    """Where meetings stand: a school of some kind, or (`school` None) a platform."""

    name: str
    school: SchoolKind | None
    public: bool = True

    @property
    def usual(self) -> MeetingKind:
        """What its standing group holds, and to which a situation goes when nobody says more."""
        return MeetingKind.CTO if self.school is None else MeetingKind.GPDS

    @property
    def kinds(self) -> tuple[MeetingKind, ...]:
        """The meetings that exist there, the usual one first."""
        if self.school is None:
            return (MeetingKind.CTO,)
        convened = MeetingKind.EQUIPE_EDUCATIVE if self.school.is_first_degree else MeetingKind.COMMISSION_EDUCATIVE
        return (MeetingKind.GPDS, convened)


_N, _D, _F, _R = NoteLevel, MeetingDecision, Finding, Role


@dataclass(frozen=True)
class Matter:
    """What a house's meetings speak of. `charges`: who may take a decision on without being named."""

    subject: SubjectKind
    findings: tuple[Finding, ...]
    decisions: tuple[MeetingDecision, ...]
    levels: tuple[NoteLevel, ...]
    charges: tuple[Role, ...]
    partners_sit: bool = False


SCHOOL_MATTER = Matter(
    SubjectKind.PUPIL,
    (
        _F.ABSENCES_RISING, _F.ABSENCES_FALLING, _F.LATENESS, _F.WORK_NOT_DONE, _F.NO_MATERIAL, _F.STANDS_APART,
        _F.SPEAKS_OF_STOPPING, _F.NO_PROJECT, _F.NO_PLACEMENT, _F.EXCLUSIONS, _F.ORIENTATION, _F.BACK, _F.IMPROVING,
        _F.UNCHANGED,
    ),
    (
        _D.INTERVIEW, _D.FAMILY_CONTACT, _D.TUTORING, _D.PPRE, _D.RELAY, _D.MLDS, _D.PARTNER, _D.ADAPTED_PATH,
        _D.FOLLOW, _D.NOTHING,
    ),
    (_N.EDUCATIONAL, _N.SOCIAL, _N.HEALTH),
    (
        _R.EDUCATION_ADVISER, _R.GUIDANCE_PSYCHOLOGIST, _R.SOCIAL_WORKER, _R.NURSE, _R.MLDS_COORDINATOR, _R.HEAD,
    ),
)  # fmt: skip
PLATFORM_MATTER = Matter(
    SubjectKind.FOLLOWED,
    (
        _F.NOT_REACHED, _F.REACHED, _F.HAS_PROJECT, _F.NO_PROJECT, _F.LOOKS_FOR_PLACE, _F.AWAITS_PARTNER,
        _F.DECLINES_SUPPORT, _F.TRAINING_AGAIN, _F.OBLIGATION_UNKNOWN, _F.UNCHANGED,
    ),
    (
        _D.REFERENT, _D.CONTACT, _D.INTERVIEW, _D.REFERRAL, _D.PLACE, _D.CLOSING, _D.FOLLOW, _D.NOTHING,
    ),
    (_N.PLATFORM, _N.RESERVED),
    (_R.PLATFORM_MANAGER, _R.MLDS_COORDINATOR, _R.GUIDANCE_PSYCHOLOGIST),
    partners_sit=True,
)  # fmt: skip


@dataclass(frozen=True)
class MeetingFrame:
    """The kind as data. `expected` are the parts that the text or the usage asks for; `rhythm` says what no text says.

    `outsiders_present`: a parent of another pupil, or a partner, sits in it, so that names of other situations must not
    show. `stands`: what was not seen goes to the next one by itself.
    """

    kind: MeetingKind
    label: str
    convened_by: str
    expected: tuple[GroupPart, ...]
    bases: tuple[LegalBasis, ...]
    rhythm: str
    matter: Matter = SCHOOL_MATTER
    outsiders_present: bool = False
    stands: bool = False

    def basis_on(self, day: date) -> LegalBasis | None:
        return next((basis for basis in self.bases if basis.in_force(day)), None)


_P = GroupPart
_FREE = "Rythme libre\u00a0: aucun texte national n'en fixe."
_ON_NEED = "Réunie quand la situation d'un élève l'exige."
_DIRECTOR, _HEAD = "le directeur ou la directrice de l'école", "le chef d'établissement"
_MANAGER = "le ou la responsable de la plateforme"


class KindNotHere(Malformed):
    title = "Cette réunion n'existe pas ici"
    detail = (
        "L'équipe éducative se réunit à l'école, la commission éducative au collège et au lycée, le comité technique"
        " d'orientation à la plateforme."
    )


class NotForThisMeeting(Malformed):
    title = "Ce choix n'existe pas dans cette réunion"
    detail = "Choisissez dans les listes de cette réunion."


def frame_of(kind: MeetingKind, house: House) -> MeetingFrame:
    """The frame of that kind in that house; where no text names it, its own name and an internal rule."""
    if kind not in house.kinds:
        raise KindNotHere(errors=[{"pointer": "/kind", "detail": KindNotHere.detail}])
    school = house.school
    if school is None:
        seats = (_P.PLATFORM_MANAGER, _P.MISSION_LOCALE, _P.MLDS, _P.PSYCHOLOGIST)
        return MeetingFrame(
            kind, kind.label, _MANAGER, seats, PLATFORM_CIRCULAR, _FREE, PLATFORM_MATTER, outsiders_present=True,
            stands=True,
        )  # fmt: skip
    if kind is MeetingKind.GPDS:
        bases = INTERNAL_GROUP if school.is_first_degree else GPDS_CIRCULAR
        who = _DIRECTOR if school.is_first_degree else _HEAD
        return MeetingFrame(kind, kind.label, who, _gpds_parts(school), bases, _FREE, stands=True)
    if kind is MeetingKind.EQUIPE_EDUCATIVE:
        parts = (_P.CHAIR, _P.CLASS_TEACHER, _P.PSYCHOLOGIST)
        return MeetingFrame(kind, kind.label, _DIRECTOR, parts, D321_16, _ON_NEED)
    parts = (_P.CHAIR, _P.CLASS_TEACHER, _P.PARENT_REPRESENTATIVE)
    if house.public and not school.is_agricultural:
        return MeetingFrame(kind, kind.label, _HEAD, parts, R511_19_1, _ON_NEED, outsiders_present=True)
    label = "Réunion des membres concernés"
    return MeetingFrame(kind, label, _HEAD, (_P.CHAIR, _P.CLASS_TEACHER), INTERNAL_MEMBERS, _ON_NEED)


def _gpds_parts(school: SchoolKind) -> tuple[GroupPart, ...]:
    if school.is_first_degree:
        return (_P.CHAIR, _P.CLASS_TEACHER, _P.PSYCHOLOGIST)
    return (_P.CHAIR, _P.EDUCATION_ADVISER, _P.PSYCHOLOGIST, _P.DROPOUT_REFERENT, _P.NURSE, _P.SOCIAL_WORKER)


def missing_parts(frame: MeetingFrame, present: frozenset[GroupPart]) -> tuple[GroupPart, ...]:
    """Whom the frame expects and whom the meeting does not count yet."""
    return tuple(part for part in frame.expected if part not in present)


def check_belongs(matter: Matter, review: Review) -> None:
    """Only what this meeting finds and decides: plans are for pupils, acts on follow-ups for young people who left."""
    for pointer, wrong in (
        ("/findings", not set(review.findings) <= set(matter.findings)),
        ("/decision", review.decision is not None and review.decision not in matter.decisions),
    ):
        if wrong:
            raise NotForThisMeeting(errors=[{"pointer": pointer, "detail": NotForThisMeeting.detail}])


def check_level(matter: Matter, level: NoteLevel) -> None:
    if level not in matter.levels:
        raise NotForThisMeeting(errors=[{"pointer": "/level", "detail": NotForThisMeeting.detail}])
