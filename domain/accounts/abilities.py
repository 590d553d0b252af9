"""« Cette personne pourra… / ne pourra pas… »: the permission table in words an administrator reads."""

from dataclasses import dataclass

from domain.access.permissions import ROLE_PERMISSIONS, Permission, Role

_P = Permission

ABILITIES: tuple[tuple[str, frozenset[Permission]], ...] = (
    ("voir ses tâches et ses préférences", frozenset({_P.ACCOUNTS_READ_OWN, _P.WORK_READ})),
    ("consulter les établissements", frozenset({_P.SCHOOLS_READ})),
    ("voir qui travaille dans son établissement", frozenset({_P.SCHOOLS_STAFF})),
    ("suivre et régler ses tâches", frozenset({_P.TASKS_READ, _P.TASKS_WRITE})),
    ("suivre les tâches de tout l'établissement", frozenset({_P.TASKS_SUPERVISE})),
    ("suivre les réunions où l'on est invité", frozenset({_P.MEETINGS_READ})),
    ("préparer et tenir les réunions", frozenset({_P.MEETINGS_HOLD})),
    ("faire l'appel", frozenset({_P.ROLL_CALLS_TAKE})),
    ("suivre les appels non faits", frozenset({_P.ROLL_CALLS_SUPERVISE})),
    ("voir les fiches des élèves de son périmètre", frozenset({_P.STUDENTS_READ})),
    ("voir les coordonnées des responsables", frozenset({_P.STUDENTS_CONTACTS})),
    ("corriger les fiches des élèves", frozenset({_P.STUDENTS_WRITE})),
    ("voir qui a consulté une fiche", frozenset({_P.STUDENTS_READ_ACCESS_LOG})),
    ("voir les absences", frozenset({_P.ABSENCES_READ})),
    ("saisir et corriger des absences", frozenset({_P.ABSENCES_WRITE})),
    ("voir les motifs d'absence", frozenset({_P.REASONS_SEE})),
    ("décider si un motif est recevable", frozenset({_P.REASONS_JUDGE})),
    ("noter les contacts avec les familles", frozenset({_P.CONTACTS_WRITE})),
    ("voir les seuils atteints", frozenset({_P.ALERTS_READ})),
    ("signaler une inquiétude", frozenset({_P.SIGNALS_WRITE})),
    ("lire les inquiétudes signalées", frozenset({_P.SIGNALS_READ})),
    ("voir les signes à regarder", frozenset({_P.WARNINGS_READ})),
    ("décider de la suite d'un signe", frozenset({_P.WARNINGS_HANDLE})),
    ("choisir les règles d'alerte de l'établissement", frozenset({_P.WARNINGS_CONFIGURE})),
    ("voir les dossiers d'absences", frozenset({_P.CASES_READ})),
    ("faire avancer un dossier", frozenset({_P.CASES_ADVANCE})),
    ("préparer une saisine", frozenset({_P.CASES_PREPARE})),
    ("saisir le DASEN et signer les mesures", frozenset({_P.CASES_DECIDE})),
    ("viser une saisine du premier degré", frozenset({_P.CASES_VISA})),
    ("instruire les saisines", frozenset({_P.CASES_INSTRUCT})),
    ("signer les avertissements et les convocations", frozenset({_P.CASES_SIGN})),
    ("voir les sorties d'élèves de son périmètre", frozenset({_P.DEPARTURES_READ})),
    ("préparer la sortie d'un élève", frozenset({_P.DEPARTURES_WRITE})),
    ("décider la sortie d'un élève", frozenset({_P.DEPARTURES_DECIDE})),
    ("accuser réception d'une sortie avant 16 ans", frozenset({_P.DEPARTURES_RECEIVE})),
    ("voir les jeunes transmis à sa plateforme", frozenset({_P.HANDOVERS_READ})),
    ("voir quelle plateforme répond pour qui", frozenset({_P.PLATFORMS_READ})),
    ("dire quelle plateforme répond pour qui", frozenset({_P.PLATFORMS_CONFIGURE})),
    ("voir l'orientation des élèves de son périmètre", frozenset({_P.ORIENTATION_READ})),
    ("noter une activité d'orientation", frozenset({_P.ORIENTATION_NOTE})),
    ("saisir des vœux et noter des appels", frozenset({_P.ORIENTATION_WRITE})),
    ("décider l'orientation et importer les affectations", frozenset({_P.ORIENTATION_DECIDE})),
    ("lire les courriers", frozenset({_P.DOCUMENTS_READ})),
    ("imprimer les courriers du jour", frozenset({_P.LETTERS_BATCH})),
    ("enregistrer les envois et les retours de courrier", frozenset({_P.DELIVERIES_WRITE})),
    ("voir les imports", frozenset({_P.IMPORTS_READ})),
    ("importer des fichiers", frozenset({_P.IMPORTS_WRITE})),
    ("confirmer un import qui fait partir beaucoup d'élèves", frozenset({_P.IMPORTS_CONFIRM})),
    ("régler l'établissement", frozenset({_P.SCHOOLS_CONFIGURE})),
    ("régler le département", frozenset({_P.DEPARTMENT_CONFIGURE})),
    ("choisir l'en-tête de ses courriers", frozenset({_P.LETTERHEADS_SET})),
    ("créer des établissements et des structures", frozenset({_P.SCHOOLS_MANAGE})),
    ("inviter et suspendre des personnes", frozenset({_P.ACCOUNTS_MANAGE})),
    ("voir les accompagnements des élèves", frozenset({_P.SUPPORT_PLANS_READ})),
    ("suivre les jeunes de sa plateforme", frozenset({_P.FOLLOW_UPS_READ, _P.FOLLOW_UPS_WRITE})),
    ("nommer les référents de sa plateforme", frozenset({_P.FOLLOW_UPS_ASSIGN})),
    ("mener les entretiens avec les jeunes", frozenset({_P.INTERVIEWS_WRITE})),
    ("répondre pour les jeunes adressés à sa structure", frozenset({_P.REFERRALS_ANSWER})),
    ("convoquer un jeune au titre de l'obligation de formation", frozenset({_P.SUMMONS_WRITE})),
    ("savoir si un ancien élève est suivi", frozenset({_P.FOLLOW_UP_RETURNS_READ})),
    ("animer un réseau FoQualE", frozenset({_P.NETWORKS_MANAGE})),
    ("chercher une place de formation", frozenset({_P.PLACES_READ})),
    ("proposer des places de formation", frozenset({_P.PLACES_MANAGE})),
    ("réserver une place pour un jeune", frozenset({_P.PLACES_HOLD})),
    ("lire les contrats de son périmètre", frozenset({_P.CONTRACTS_READ})),
    ("préparer et suivre les contrats", frozenset({_P.CONTRACTS_PREPARE})),
    ("signer un contrat", frozenset({_P.CONTRACTS_SIGN})),
    ("faire le bilan d'un contrat", frozenset({_P.CONTRACTS_REVIEW})),
    ("tenir le carnet du tuteur", frozenset({_P.TUTOR_LOG_WRITE})),
    ("écrire et suivre un accompagnement", frozenset({_P.SUPPORT_PLANS_WRITE})),
    ("proposer un PPRE à la famille", frozenset({_P.SUPPORT_PLANS_PROPOSE})),
    ("tenir les places des dispositifs", frozenset({_P.SUPPORT_PLACES_WRITE})),
    ("voir la base juridique du SIEI", frozenset({_P.SIEI_READ_BASIS})),
    ("ouvrir le SIEI en enregistrant sa base juridique", frozenset({_P.SIEI_ACTIVATE})),
    ("suivre les campagnes du SIEI", frozenset({_P.SIEI_READ})),
    ("mener une campagne du SIEI", frozenset({_P.SIEI_RUN})),
    ("relire les paires du SIEI", frozenset({_P.SIEI_REVIEW})),
    ("voir la liste du SIEI publiée pour sa plateforme", frozenset({_P.SIEI_PLATFORM_LIST})),
    ("voir ce que le SIEI dit des anciens élèves de l'établissement", frozenset({_P.SIEI_RETURNS})),
    ("lire les indicateurs de son territoire", frozenset({_P.INDICATORS_READ})),
    ("lire le journal des accès", frozenset({_P.JOURNAL_READ})),
    ("voir l'état du service", frozenset({_P.STATUS_READ})),
    ("rejouer un travail de fond en échec", frozenset({_P.EFFECTS_REPLAY})),
    ("voir les partenaires et ce qui leur est transmis", frozenset({_P.PARTNERS_READ})),
    ("tenir les partenaires et leurs identifiants", frozenset({_P.PARTNERS_MANAGE})),
    ("lire les codes de l'API des partenaires", frozenset({_P.PARTNER_REFERENCE_READ})),
    ("lire les orientations par l'API des partenaires", frozenset({_P.PARTNER_REFERRALS_READ})),
    ("répondre aux orientations par l'API des partenaires", frozenset({_P.PARTNER_REFERRALS_WRITE})),
    ("adresser un jeune par l'API des partenaires", frozenset({_P.PARTNER_YOUTHS_WRITE})),
    ("tenir les adresses de notification d'un partenaire", frozenset({_P.PARTNER_WEBHOOKS_MANAGE})),
)


@dataclass(frozen=True)
class Abilities:
    can: tuple[str, ...]
    cannot: tuple[str, ...]


def abilities_of(role: Role) -> Abilities:
    """Every line of the table falls on one side; a right in two permissions needs both."""
    held = ROLE_PERMISSIONS[role]
    can = tuple(words for words, needed in ABILITIES if needed <= held)
    cannot = tuple(words for words, needed in ABILITIES if not needed <= held)
    return Abilities(can, cannot)
