"""One letter as data: the contract between the areas that decide a letter and the room that prints it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.documents.citing import LegalReference, LegalTopic
from domain.documents.kinds import Audience, LetterKind
from domain.documents.parts import (
    Act,
    Addressee,
    Agreement,
    Appointment,
    DataProtection,
    Facts,
    Hearing,
    Measure,
    Pupil,
    Referent,
    Referral,
    Reply,
    ResponsiblePerson,
    Sender,
    Signature,
    SupportService,
)
from domain.documents.values import Delivery, Recipient
from domain.kernel.calendar import age_on
from domain.kernel.errors import Refusal


class LetterIncomplete(Refusal):
    title = "Courrier incomplet"
    detail = "Il manque une partie de ce courrier. Complétez le dossier, puis recommencez."


class WarningFromSixteen(Refusal):
    title = "Ce courrier n'existe plus à 16 ans"
    detail = "L'élève a 16 ans à la date du courrier. Utilisez le rappel de l'obligation d'assiduité."


class NoParentalSupport(LetterIncomplete):
    title = "Aucun accompagnement parental à proposer"
    detail = (
        "L'avertissement indique aux personnes responsables les dispositifs d'accompagnement parental (L131-8). "
        "Ajoutez au moins un dispositif de votre département, puis signez de nouveau."
    )


@dataclass(frozen=True)
class Letter:
    """Everything printed on one letter. Blocks that a kind needs are listed in `REQUIRED`; the others stay empty.

    `authority` names the State authority in the sentences (« le directeur académique … », « le directeur régional de
    l'agriculture … »). `previous_on` is the day of the act that this letter repeats, withdraws or follows.
    `explanation` are whole sentences. `demo` prints the strip that says the persons are invented, `draft`
    « Brouillon » across every page of a letter that was shown before its act.
    """

    kind: LetterKind
    reference: str
    written_on: date
    sender: Sender
    addressee: Addressee
    pupil: Pupil
    signature: Signature
    data_protection: DataProtection
    references: tuple[LegalReference, ...] = ()
    delivery: Delivery = Delivery.POST
    registered_number: str = ""
    authority: str = "le directeur académique des services de l'éducation nationale"
    facts: Facts | None = None
    acts: tuple[Act, ...] = ()
    responsibles: tuple[ResponsiblePerson, ...] = ()
    support: tuple[SupportService, ...] = ()
    appointment: Appointment | None = None
    measures: tuple[Measure, ...] = ()
    agreement: Agreement | None = None
    hearing: Hearing | None = None
    referent: Referent | None = None
    referral: Referral | None = None
    reply: Reply | None = None
    previous_on: date | None = None
    explanation: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    demo: bool = False
    draft: bool = False

    SOLEMN: ClassVar[frozenset[LetterKind]] = frozenset(
        {LetterKind.WARNING_LETTER, LetterKind.PROSECUTOR_REFERRAL, LetterKind.PROSECUTOR_REFERRAL_INFO}
    )
    """The only kinds that may speak of the penal law."""

    @property
    def pupil_age(self) -> int:
        return age_on(self.pupil.birth_date, self.written_on)

    @property
    def to_pupil(self) -> bool:
        return self.addressee.recipient is Recipient.PUPIL

    def cited(self, topic: LegalTopic) -> str:
        return next((reference.article for reference in self.references if reference.topic is topic), "")


_K = LetterKind
REQUIRED: dict[LetterKind, tuple[str, ...]] = {
    _K.ABSENCE_NOTICE: ("facts", "reply"),
    _K.REASON_INVITATION_1: ("facts", "reply"),
    _K.REASON_INVITATION_2: ("facts", "reply", "previous_on"),
    _K.REASON_ANSWER: ("facts", "explanation"),
    _K.CPE_SUMMONS: ("facts", "appointment"),
    _K.MEETING_INVITATION: ("facts", "appointment"),
    _K.MEASURES_RECORD: ("agreement", "measures"),
    _K.DASEN_REFERRAL: ("facts", "referral", "acts", "responsibles"),
    _K.REFERRAL_INFORMATION: ("facts", "referral"),
    _K.RECEIPT: ("referral",),
    _K.RETURN: ("referral",),
    _K.REFERRAL_WITHDRAWAL: ("referral", "explanation"),
    _K.WITHDRAWAL_INFORMATION: ("referral", "explanation"),
    _K.WARNING_LETTER: ("facts", "support"),
    _K.ATTENDANCE_REMINDER: ("facts",),
    _K.SUMMONS_LETTER: ("facts", "appointment"),
    _K.HEARING_RECORD: ("hearing",),
    _K.COMMUNITY_INVITATION: ("facts", "appointment"),
    _K.SUPPORT_CONTRACT: ("agreement", "measures", "referent"),
    _K.REFERENT_NOTICE: ("referent",),
    _K.SUMMONS_WITH_DEPARTMENT: ("facts", "appointment"),
    _K.PROSECUTOR_REFERRAL: ("facts", "acts", "responsibles"),
    _K.PROSECUTOR_REFERRAL_INFO: ("previous_on",),
    _K.WARNING_RETRACTION: ("previous_on", "explanation"),
    _K.CLOSING_NOTICE: ("explanation",),
    _K.LEAVING_NOTICE: (),
    _K.REMOVAL_WARNING: ("previous_on", "explanation"),
    _K.REMOVAL_CERTIFICATE: ("explanation",),
    _K.LEAVING_INFORMATION: ("explanation", "responsibles"),
}
"""The blocks each kind cannot do without."""

REQUIRED_TEXTS: dict[LetterKind, tuple[LegalTopic, ...]] = {
    _K.WARNING_LETTER: (LegalTopic.WARNING, LegalTopic.PENAL),
    _K.ATTENDANCE_REMINDER: (LegalTopic.ATTENDANCE,),
    _K.SUMMONS_LETTER: (LegalTopic.INTERVIEW,),
    _K.SUMMONS_WITH_DEPARTMENT: (LegalTopic.INTERVIEW,),
    _K.DASEN_REFERRAL: (LegalTopic.REFERRAL,),
    _K.PROSECUTOR_REFERRAL: (LegalTopic.PROSECUTOR, LegalTopic.PENAL),
}
"""The texts an act must cite to be one."""

_BLOCK_WORDS = {
    "facts": "la liste des absences",
    "reply": "le coupon de réponse",
    "previous_on": "la date de l'acte précédent",
    "explanation": "l'explication",
    "appointment": "la date et le lieu du rendez-vous",
    "agreement": "la date et les signataires",
    "measures": "les mesures",
    "referral": "la saisine",
    "acts": "les démarches déjà faites",
    "responsibles": "les personnes responsables",
    "support": "les dispositifs d'accompagnement parental",
    "hearing": "le résultat de l'entretien",
    "referent": "le nom du référent",
}


def check_letter(letter: Letter) -> None:
    """Refuse a letter that cannot be printed lawfully: a block or a text missing, or a warning from 16 on."""
    if letter.kind is LetterKind.WARNING_LETTER and letter.pupil_age >= 16:
        raise WarningFromSixteen
    if letter.kind is LetterKind.WARNING_LETTER and not letter.support:
        raise NoParentalSupport
    missing = [_BLOCK_WORDS[name] for name in REQUIRED[letter.kind] if not getattr(letter, name)]
    if missing:
        raise LetterIncomplete(
            f"Le courrier ne peut pas être écrit. Il manque : {', '.join(missing)}. Complétez, puis recommencez.",
            missing=missing,
        )
    texts = [topic.value for topic in REQUIRED_TEXTS.get(letter.kind, ()) if not letter.cited(topic)]
    if texts:
        raise LetterIncomplete("Il manque le texte sur lequel ce courrier repose.", missing=texts)
    if letter.delivery is Delivery.REGISTERED and not letter.addressee.address_lines:
        raise LetterIncomplete("Il manque l'adresse : une lettre recommandée ne peut pas partir.", missing=["adresse"])
    if letter.kind.audience is Audience.PUPIL and not letter.to_pupil:
        raise LetterIncomplete("Ce rendez-vous s'adresse à l'élève.", missing=["destinataire"])
