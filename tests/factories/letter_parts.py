"""Senders, persons, absences and measures that the sample letters share; all invented."""

from dataclasses import replace
from datetime import date, time, timedelta

from domain.documents.parts import (
    AbsentHalfDay,
    Act,
    Addressee,
    Agreement,
    Appointment,
    Facts,
    Measure,
    Pupil,
    Referent,
    Referral,
    Reply,
    ResponsiblePerson,
    School,
    Sender,
    Signature,
    SupportService,
    Visa,
)
from domain.documents.values import (
    AgreementOutcome,
    ReasonState,
    Recipient,
    SchoolLevel,
    Trigger,
)
from domain.kernel.calendar import Half, HalfDay

PROTECTED_ADDRESS = "14 impasse des Lilas cachés"

SCHOOL = Sender(
    institution=(
        "Académie de démonstration",
        "Circonscription de Villeneuve-la-Fictive",
        "École élémentaire Les Tilleuls",
    ),
    name="École Les Tilleuls",
    address=("3 place de la Mairie", "99900 Villeneuve-la-Fictive"),
    place="Villeneuve-la-Fictive",
    phone="03 00 00 00 00",
    mail="ecole.tilleuls@example.invalid",
)
LYCEE = Sender(
    institution=("Académie de démonstration", "Lycée professionnel", "Jacques-Prévert"),
    name="Lycée professionnel Jacques-Prévert",
    address=("40 boulevard Imaginaire", "99000 Préfecture-Fictive"),
    place="Préfecture-Fictive",
    phone="03 00 00 00 20",
    mail="vie-scolaire.prevert@example.invalid",
)
DSDEN = Sender(
    institution=(
        "Académie de démonstration",
        "Direction des services départementaux",
        "de l'éducation nationale",
        "Département 999",
    ),
    name="Services départementaux de l'éducation nationale",
    address=("1 avenue de la République", "99000 Préfecture-Fictive"),
    place="Préfecture-Fictive",
    phone="03 00 00 00 10",
    mail="assiduite.999@example.invalid",
    site="www.example.invalid",
)
LUCAS = Pupil(
    given_name="Lucas",
    family_name="Morel",
    birth_date=date(2016, 5, 20),
    class_name="CM1",
    school=School("École Les Tilleuls", SchoolLevel.PRIMARY, "03 00 00 00 00", "ecole.tilleuls@example.invalid"),
)
ENZO = Pupil(
    given_name="Enzo",
    family_name="Bertin",
    birth_date=date(2009, 2, 3),
    class_name="2MELEC1",
    school=School("Lycée professionnel Jacques-Prévert", SchoolLevel.UPPER, "03 00 00 00 20"),
)
MOTHER = Addressee(
    name_lines=("Madame Julie MOREL",),
    address_lines=("Appartement 12, bâtiment B", "25 rue du Moulin-Neuf", "99900 VILLENEUVE-LA-FICTIVE"),
    salutation="Madame,",
)
ADULT = Addressee(
    name_lines=("Monsieur Enzo BERTIN",),
    address_lines=("8 allée des Frênes", "99000 PREFECTURE-FICTIVE"),
    recipient=Recipient.PUPIL,
    salutation="Monsieur,",
)
OFFICE = Addressee(
    name_lines=("Monsieur le directeur académique", "des services de l'éducation nationale"),
    address_lines=("Bureau de l'assiduité", "1 avenue de la République", "99000 PREFECTURE-FICTIVE"),
    recipient=Recipient.AUTHORITY,
    salutation="Monsieur le directeur académique,",
)
SCHOOL_OFFICE = Addressee(
    name_lines=("Madame la directrice", "École Les Tilleuls"),
    address_lines=("3 place de la Mairie", "99900 VILLENEUVE-LA-FICTIVE"),
    recipient=Recipient.AUTHORITY,
    salutation="Madame la directrice,",
)
PROSECUTOR = Addressee(
    name_lines=("Madame la procureure de la République",),
    address_lines=("Tribunal judiciaire", "2 place de la Justice", "99000 PREFECTURE-FICTIVE"),
    recipient=Recipient.AUTHORITY,
    salutation="Madame la procureure,",
)
HEAD_SIGNATURE = Signature(name="Nadia Haddad", quality="La directrice de l'école")
DASEN_SIGNATURE = Signature(
    name="Hélène Vasseur",
    quality="La secrétaire générale",
    on_behalf="Pour le recteur et par délégation, pour le directeur académique empêché,",
    delegation="Arrêté de délégation n° 2025-114 du 1er septembre 2025",
    prepared_by="bureau de l'assiduité",
)
OFFICE_SIGNATURE = Signature(name="Paul Lemoine", quality="Le responsable du bureau de l'assiduité")

SUPPORT = (
    SupportService(
        "Point d'accueil et d'écoute des parents",
        "Vous parlez de ce qui est difficile à la maison. C'est gratuit, sans rendez-vous le mercredi.",
        "6 rue des Écoles, 99900 Villeneuve-la-Fictive",
        "03 00 00 01 01",
        "Mercredi, 14 h à 18 h",
    ),
    SupportService(
        "Accompagnement à la scolarité",
        "Votre enfant fait son travail avec un adulte, deux soirs par semaine, près de chez vous.",
        "Centre social des Tilleuls, 99900 Villeneuve-la-Fictive",
        "03 00 00 01 02",
    ),
    SupportService(
        "Médiation familiale",
        "Une personne neutre vous aide à vous mettre d'accord entre adultes.",
        "12 cours Fictif, 99000 Préfecture-Fictive",
        "03 00 00 01 03",
    ),
)


def half_days(first: date, *halves: str, reason: ReasonState = ReasonState.NONE_GIVEN) -> tuple[AbsentHalfDay, ...]:
    """`halves` like "0am", "0pm", "1am": days after `first`."""
    return tuple(
        AbsentHalfDay(HalfDay(first + timedelta(days=int(word[:-2])), Half(word[-2:])), reason) for word in halves
    )


FACTS = Facts(
    first=date(2025, 11, 6),
    last=date(2025, 11, 7),
    half_days=half_days(date(2025, 11, 6), "0am", "0pm", "1am", "1pm"),
    counted=4,
    counted_on=date(2025, 11, 24),
)
PERSISTENT = Facts(
    first=date(2025, 12, 1),
    last=date(2025, 12, 8),
    half_days=half_days(date(2025, 12, 1), "0am", "0pm", "1am", "1pm", "3am", "3pm", "4am", "4pm", "7am", "7pm"),
    counted=10,
    counted_on=date(2025, 12, 9),
)
MANY = Facts(
    first=date(2025, 11, 3),
    last=date(2025, 11, 27),
    half_days=half_days(
        date(2025, 11, 3),
        *(f"{day}{half}" for day in (0, 1, 3, 4, 10, 11, 14, 15, 17, 18, 24) for half in ("am", "pm")),
    ),
    counted=22,
    counted_on=date(2025, 11, 28),
)
ACTS = (
    Act(date(2025, 11, 6), "Avis d'absence à chaque adresse", "envoyé"),
    Act(date(2025, 11, 6), "Appel téléphonique à Mme Morel", "messagerie"),
    Act(date(2025, 11, 7), "Message à M. Morel", "remis"),
    Act(date(2025, 11, 13), "Réunion de l'équipe éducative", "famille absente, nouvelle date proposée"),
)
PERSONS = (
    ResponsiblePerson(
        "Mme Julie Morel",
        "mère",
        (PROTECTED_ADDRESS, "99900 Villeneuve"),
        address_protected=True,
        phone="06 00 00 00 01",
    ),
    ResponsiblePerson(
        "M. Éric Morel", "père", ("25 rue du Moulin-Neuf", "99900 Villeneuve-la-Fictive"), phone="06 00 00 00 02"
    ),
)
MEASURES = (
    Measure("Accueil à 8 h 15 par le maître, chaque lundi", "M. Petit, professeur de la classe", date(2026, 2, 13)),
    Measure("Appel à la famille dans la première heure de toute absence", "Mme Haddad, directrice", date(2026, 7, 3)),
    Measure("Accompagnement à la scolarité, deux soirs par semaine", "Centre social des Tilleuls"),
)
REFERENT = Referent(
    "M. Antoine Petit", "professeur de la classe", date(2025, 12, 15), "03 00 00 00 00", "a.petit@example.invalid"
)
MEETING = Appointment(
    day=date(2025, 11, 20),
    at=time(17),
    place=("École Les Tilleuls, salle des maîtres", "3 place de la Mairie, 99900 Villeneuve-la-Fictive"),
    host="Mme Haddad, directrice",
    name="équipe éducative",
    agenda=("la présence de Lucas depuis la rentrée", "ce qui peut l'aider à venir", "les mesures et qui s'en charge"),
)
INTERVIEW = Appointment(
    day=date(2026, 2, 3),
    at=time(14, 30),
    place=("Direction des services départementaux, bureau 204", "1 avenue de la République, 99000 Préfecture-Fictive"),
    host="Mme Vasseur, représentante du directeur académique",
)
PARENTS = ("Mme Julie Morel", "M. Éric Morel", "Mme Nadia Haddad, directrice", "M. Antoine Petit, référent")
REPLY = Reply(
    before=date(2025, 11, 17), send_to=("École Les Tilleuls", "3 place de la Mairie", "99900 Villeneuve-la-Fictive")
)
AGREEMENT = Agreement(
    outcome=AgreementOutcome.TO_SIGN,
    day=date(2025, 11, 20),
    signatories=("Mme Julie Morel", "Mme Nadia Haddad, directrice"),
    participants=("Mme Julie Morel", "Mme Nadia Haddad", "M. Antoine Petit"),
    review_dates=(date(2026, 1, 8), date(2026, 3, 12)),
)
REFERRAL = Referral(
    sent_on=date(2025, 11, 14),
    trigger=Trigger.FOUR_HALF_DAYS,
    received_on=date(2025, 11, 18),
    visa=Visa("Mme Claude Arnaud, inspectrice de la circonscription", date(2025, 11, 17), "favorable"),
    missing=(
        "la date de la deuxième invitation à donner le motif ;",
        "le compte rendu de l'équipe éducative du 13 novembre 2025.",
    ),
)
NEW_COUNT = replace(
    FACTS,
    half_days=half_days(date(2025, 11, 6), "0am", "0pm", reason=ReasonState.LEGITIMATE)
    + half_days(date(2025, 11, 7), "0am", "0pm"),
    counted=2,
)
