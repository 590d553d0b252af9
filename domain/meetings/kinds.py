"""What kind of meeting it is, and as whom one sits in it."""

from domain.access.permissions import Role
from domain.kernel.labelled import Labelled


class MeetingKind(Labelled):
    GPDS = "gpds", "Groupe de prévention du décrochage scolaire"
    EQUIPE_EDUCATIVE = "equipe_educative", "Équipe éducative"
    COMMISSION_EDUCATIVE = "commission_educative", "Commission éducative"
    CTO = "cto", "Comité technique d'orientation"


class GroupPart(Labelled):
    """As whom one sits in a group. The class teacher and the partners come for a point."""

    CHAIR = "chair", "direction"
    DROPOUT_REFERENT = "dropout_referent", "référent décrochage"
    EDUCATION_ADVISER = "education_adviser", "CPE"
    CLASS_TEACHER = "class_teacher", "professeur"
    PSYCHOLOGIST = "psychologist", "psychologue de l'éducation nationale"
    SOCIAL_WORKER = "social_worker", "assistant de service social"
    NURSE = "nurse", "infirmier"
    MLDS = "mlds", "MLDS"
    PLATFORM_MANAGER = "platform_manager", "responsable de la plateforme"
    MISSION_LOCALE = "mission_locale", "mission locale"
    PARENT_REPRESENTATIVE = "parent_representative", "parent d'élève membre"
    GUEST = "guest", "invité"
    PARTNER = "partner", "partenaire"


PART_OF_ROLE = {
    Role.HEAD: GroupPart.CHAIR,
    Role.DEPUTY_HEAD: GroupPart.CHAIR,
    Role.EDUCATION_ADVISER: GroupPart.EDUCATION_ADVISER,
    Role.TEACHER: GroupPart.CLASS_TEACHER,
    Role.GUIDANCE_PSYCHOLOGIST: GroupPart.PSYCHOLOGIST,
    Role.SOCIAL_WORKER: GroupPart.SOCIAL_WORKER,
    Role.NURSE: GroupPart.NURSE,
    Role.MLDS_COORDINATOR: GroupPart.MLDS,
    Role.PLATFORM_MANAGER: GroupPart.PLATFORM_MANAGER,
    Role.MISSION_LOCALE_ADVISER: GroupPart.MISSION_LOCALE,
}
"""As whom a colleague usually sits."""

PARTNER_ROLES = frozenset({Role.MISSION_LOCALE_ADVISER})
"""Who may sit in a platform's meeting for an institution of their own: those who answer referrals."""
