"""The bank: domains and competences of the socle commun (D. 122-1), each with objectives one can check."""

from dataclasses import dataclass

SOURCE = "Socle commun de connaissances, de compétences et de culture (décret 2015-372)"


@dataclass(frozen=True)
class BankObjective:
    """`criterion` is what one will check; both are starting points to be rewritten for the pupil."""

    sentence: str
    criterion: str


@dataclass(frozen=True)
class Skill:
    code: str
    label: str
    objectives: tuple[BankObjective, ...]


@dataclass(frozen=True)
class SocleDomain:
    code: str
    label: str
    skills: tuple[Skill, ...]


def _skill(code: str, label: str, *pairs: tuple[str, str]) -> Skill:
    return Skill(code, label, tuple(BankObjective(sentence, criterion) for sentence, criterion in pairs))


SOCLE: tuple[SocleDomain, ...] = (
    SocleDomain("1_1", "Domaine 1 — langue française, à l'oral et à l'écrit", (
        _skill("read", "Lire et comprendre l'écrit",
               ("Trouver l'idée principale d'un texte d'une page", "4 textes sur 5, seul"),
               ("Lire à voix haute de manière fluide", "90 mots par minute sur un texte de la classe"),
               ("Répondre à des questions dont la réponse n'est pas écrite mot pour mot", "3 questions sur 4")),
        _skill("write", "Écrire",
               ("Rendre un plan avant d'écrire", "un plan rendu pour 3 rédactions sur 3"),
               ("Écrire un texte de dix lignes relu avec une grille", "5 accords sur 6 corrects"),
               ("Copier une leçon sans oubli", "5 leçons complètes sur 5")),
        _skill("speak", "S'exprimer à l'oral",
               ("Prendre la parole devant la classe pendant deux minutes", "un exposé par mois"))),
    ),
    SocleDomain("1_2", "Domaine 1 — langues étrangères ou régionales", (
        _skill("foreign", "Comprendre et s'exprimer dans une langue étrangère",
               ("Se présenter et poser cinq questions", "5 questions sur 5 comprises"),
               ("Retenir le vocabulaire de la séquence", "12 mots sur 15 à l'évaluation")),),
    ),
    SocleDomain("1_3", "Domaine 1 — langages mathématiques, scientifiques et informatiques", (
        _skill("calculate", "Calculer",
               ("Connaître les tables de multiplication", "18 résultats sur 20 en trois minutes"),
               ("Calculer avec des nombres relatifs", "8 calculs sur 10"),
               ("Calculer avec des fractions simples", "7 calculs sur 10")),
        _skill("solve", "Résoudre un problème",
               ("Dire avec ses mots ce que demande un problème", "4 énoncés sur 5"),
               ("Résoudre un problème à deux étapes", "3 problèmes sur 4"))),
    ),
    SocleDomain("1_4", "Domaine 1 — langages des arts et du corps", (
        _skill("arts", "S'exprimer par une activité artistique ou physique",
               ("Mener une production à son terme", "une production terminée par période")),)),
    SocleDomain("2", "Domaine 2 — les méthodes et outils pour apprendre", (
        _skill("organise", "Organiser son travail",
               ("Noter le travail à faire chaque jour", "agenda complet 4 jours sur 5"),
               ("Arriver avec son matériel", "matériel complet à 8 cours sur 10"),
               ("Rendre les devoirs à la date dite", "8 devoirs sur 10")),
        _skill("learn", "Apprendre une leçon",
               ("Faire une fiche par chapitre", "une fiche par chapitre, relue avec l'adulte"),
               ("Expliquer la leçon de la veille à un camarade", "3 leçons sur 4"))),
    ),
    SocleDomain("3", "Domaine 3 — la formation de la personne et du citoyen", (
        _skill("rules", "Respecter les règles communes",
               ("Demander la parole avant de parler", "carnet de suivi positif 4 jours sur 5"),
               ("Être présent à chaque cours", "aucune demi-journée sans motif pendant cinq semaines")),
        _skill("confidence", "Prendre confiance, s'engager",
               ("Participer au moins une fois par cours", "2 participations par jour notées par l'élève"))),
    ),
    SocleDomain("4", "Domaine 4 — les systèmes naturels et les systèmes techniques", (
        _skill("science", "Mener une démarche scientifique",
               ("Formuler une hypothèse et la vérifier", "2 comptes rendus complets sur 3")),)),
    SocleDomain("5", "Domaine 5 — les représentations du monde et l'activité humaine", (
        _skill("world", "Se repérer dans le temps et dans l'espace",
               ("Placer les grandes périodes sur une frise", "6 repères sur 8"),
               ("Lire une carte et sa légende", "4 informations sur 5")),),
    ),
)  # fmt: skip

DOMAIN_CODES = frozenset(domain.code for domain in SOCLE)
