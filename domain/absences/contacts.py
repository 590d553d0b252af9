"""Telling the family: through what, with which result, and what a note may not say."""

import re
import unicodedata

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled

NOTE_LENGTH = 140


class ContactChannel(Labelled):
    CALL = "call", "appel"
    SMS = "sms", "SMS"
    EMAIL = "email", "courriel"
    LETTER = "letter", "courrier"
    MEETING = "meeting", "rencontre"


class ContactResult(Labelled):
    """What came of an attempt. The last four are those of a message that the service sends itself."""

    ANSWERED = "answered", "a répondu"
    VOICE_MAIL = "voice_mail", "répondeur"
    WRONG_NUMBER = "wrong_number", "numéro erroné"
    WILL_CALL_BACK = "will_call_back", "rappelle"
    MESSAGE_LEFT = "message_left", "message laissé"
    QUEUED = "queued", "en cours d'envoi"
    SENT = "sent", "envoyé"
    UNDELIVERABLE = "undeliverable", "non remis"
    UNCERTAIN = "uncertain", "envoi incertain"

    @property
    def tells_the_family(self) -> bool:
        """R131-5: the persons responsible are told without delay; an answering machine that takes no message is not."""
        return self in {
            ContactResult.ANSWERED,
            ContactResult.MESSAGE_LEFT,
            ContactResult.WILL_CALL_BACK,
            ContactResult.QUEUED,
            ContactResult.SENT,
        }

    @property
    def reached(self) -> bool:
        """The same, once it really left: a letter that still waits for the printer invites nobody."""
        return self.tells_the_family and self is not ContactResult.QUEUED


class ContactPurpose(Labelled):
    """`REASON_INVITATION`: « invitation à faire connaître le motif » (L131-8, 1°), of which a referral may speak."""

    ABSENCE_NOTICE = "absence_notice", "avis d'absence"
    REASON_INVITATION = "reason_invitation", "invitation à donner le motif"
    OTHER = "other", "autre échange"


class NoteTooPersonal(Malformed):
    title = "Note à réécrire"
    detail = (
        "Ce texte semble parler de santé ou de famille. Ces informations ne doivent pas être écrites ici. "
        "Écrivez seulement les faits à l'école et ce qui est décidé."
    )


class NoteTooLong(Malformed):
    title = "Note trop longue"
    detail = f"Une note tient en {NOTE_LENGTH} caractères."


_PERSONAL = re.compile(
    r"malad|medic|medec|docteur|hospit|clinique|urgences|depress|suicid|scarif|grossess|enceinte|\bivg\b|handicap|mdph"
    r"|psych|therap|cancer|covid|grippe|gastro|fievre|angine|vomi|chirurg|operation|infirm|allergi|autis|\btdah\b"
    r"|addict|drogu|cannabis|alcool|garde a vue|police|gendarm|prison|incarcer|\bpjj\b|\bjuge\b|tribunal|justice"
    r"|foyer|\base\b|place en|famille d.accueil|signalement|preoccupante|maltrait|violen|viol\b|divorc|separation"
    r"|separe|conjoint|beau.pere|belle.mere|expuls|titre de sejour|prefecture|asile|religi|ramadan|priere|deces|deuil"
    r"|mort\b|enterrement|obseque"
)


def check_note(note: str) -> str:
    """« Un fait, pas un diagnostic »: a short note without health, family or justice (GDPR art. 9 and 10)."""
    if len(note) > NOTE_LENGTH:
        raise NoteTooLong
    decomposed = unicodedata.normalize("NFKD", note.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if _PERSONAL.search(plain):
        raise NoteTooPersonal(errors=[{"pointer": "/note", "detail": NoteTooPersonal.detail}])
    return note
