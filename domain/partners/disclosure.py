"""What a partner may be told of one young person: field × kind of partner, each kind with its legal basis.

Only persons and bodies designated by law receive by a text (article L. 313-7); for all others the rows are a rule of
ours and say so. What is sent is what the platform named in its referral, and never more than the kind's row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.kernel.errors import Malformed
from domain.kernel.labelled import Labelled
from domain.kernel.law import LegalBasis, internal_rule
from domain.kernel.texts import L313_7
from domain.partners.kinds import PartnerType


class DisclosedField(Labelled):
    """Strictly useful to the support asked for; nothing of absences, school life, family or health exists here."""

    IDENTITY = "identity", "Nom, prénoms, date de naissance"
    CITY = "city", "Commune"
    PHONE = "phone", "Téléphone"
    EMAIL = "email", "Courriel"
    LAST_SCHOOL = "last_school", "Dernier établissement"
    LAST_FORMATION = "last_formation", "Dernière formation"
    LEFT_ON = "left_on", "Date de sortie"


@dataclass(frozen=True)
class DisclosureRow:
    """One line of the table: a kind of partner, the fields it may get, and on what that stands."""

    type: PartnerType
    fields: frozenset[DisclosedField]
    basis: LegalBasis
    why: str


BY_REFERRAL = internal_rule("partners_by_referral", "Un jeune à la fois, sur orientation, avec les champs nommés")
BY_CONSENT = internal_rule("partners_by_consent", "Jeune venu de lui-même, adressé avec son accord")
NOTHING_NOMINATIVE = internal_rule("partners_nothing", "Aucune donnée nominative par défaut")

_F, _T = DisclosedField, PartnerType
_REACH = frozenset({_F.IDENTITY, _F.PHONE, _F.EMAIL})
_TRAINING = _REACH | {_F.CITY, _F.LAST_FORMATION}
_SCHOOLING = _TRAINING | {_F.LAST_SCHOOL, _F.LEFT_ON}
_NOTHING: frozenset[DisclosedField] = frozenset()
_TO_TRAIN = "Étudier une entrée : qui est le jeune, où le joindre, d'où il vient."

DISCLOSURE: Mapping[PartnerType, DisclosureRow] = {
    row.type: row
    for row in (
        DisclosureRow(_T.MISSION_LOCALE, _SCHOOLING, L313_7[0], "Contacter le jeune et l'accompagner."),
        DisclosureRow(_T.CIO, _SCHOOLING, BY_REFERRAL, "Mener l'entretien d'orientation."),
        DisclosureRow(_T.AGRICULTURAL_SCHOOL, _SCHOOLING, BY_REFERRAL, "Accueillir comme un établissement."),
        DisclosureRow(_T.E2C, _TRAINING, BY_REFERRAL, _TO_TRAIN),
        DisclosureRow(_T.EPIDE, _TRAINING, BY_REFERRAL, _TO_TRAIN),
        DisclosureRow(_T.GRETA, _TRAINING, BY_REFERRAL, _TO_TRAIN),
        DisclosureRow(_T.CFA, _TRAINING, BY_REFERRAL, _TO_TRAIN),
        DisclosureRow(_T.OTHER, _TRAINING, BY_REFERRAL, _TO_TRAIN),
        DisclosureRow(_T.CIVIC_SERVICE, _REACH, BY_REFERRAL, "Proposer une mission."),
        DisclosureRow(_T.YOUTH_INFORMATION, _NOTHING, NOTHING_NOMINATIVE, "Adresse des jeunes, n'en reçoit pas."),
        DisclosureRow(_T.REGION, _NOTHING, NOTHING_NOMINATIVE, "Reçoit des indicateurs, sans nom."),
        DisclosureRow(_T.DEPARTMENT, _NOTHING, NOTHING_NOMINATIVE, "Informé par la mission locale, cas par cas."),
    )
}  # fmt: skip


class DisclosureToCorrect(Malformed):
    title = "Orientation à corriger"
    detail = "Choisissez ce que la structure recevra."


def may_receive(kind: PartnerType) -> bool:
    """Whether anybody at all may be referred to such a partner."""
    return bool(DISCLOSURE[kind].fields)


def told(kind: PartnerType, fields: Iterable[str]) -> tuple[DisclosedField, ...]:
    """The fields of a referral that this kind may see today: the table wins over what was named before it changed."""
    allowed = DISCLOSURE[kind].fields
    return tuple(field for field in DisclosedField if field in allowed and field.value in set(fields))


def check_disclosure(fields: Iterable[DisclosedField], kind: PartnerType = PartnerType.OTHER) -> None:
    """Without an identity and a way to reach them, a partner can do nothing; with more than its row, too much."""
    named = set(fields)
    reach = {DisclosedField.PHONE, DisclosedField.EMAIL}
    if DisclosedField.IDENTITY not in named or not reach & named:
        raise _at("La structure a besoin de l'identité et d'un moyen de joindre le jeune.")
    if too_much := named - DISCLOSURE[kind].fields:
        words = ", ".join(field.label for field in DisclosedField if field in too_much)
        raise _at(f"Cette structure ne peut pas recevoir : {words}.")


def _at(detail: str) -> DisclosureToCorrect:
    return DisclosureToCorrect(detail, errors=[{"pointer": "/fields", "detail": detail}])
