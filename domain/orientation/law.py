"""Who decides an orientation, in which years: texts with their dates, and rules of ours shown as such."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind, by_code, rules_of, version_on

_NOTICE = "Notice du décret, reprise par prisme-asso.org et vousnousils.fr ; jour de publication à vérifier"

_internal = rules_of("orientation")

L331_8 = (
    LegalBasis(
        "l331_8", LegalKind.LAW, "L. 331-8 du code de l'éducation", "La décision est prise par le chef d'établissement",
        "La décision d'orientation est prise par le chef d'établissement.", valid_from=date(2000, 6, 22),
        source="Notices des décrets 2014-6 et 2017-597, qui y dérogent",
    ),
)  # fmt: skip
APPEAL = (
    LegalBasis(
        "d331_34", LegalKind.REGULATION, "D. 331-34 du code de l'éducation", "Appel de la décision d'orientation",
        "La commission d'appel peut être saisie dans les trois jours ouvrables ; sa décision vaut décision définitive.",
        valid_from=date(2006, 5, 24),
        source="D. 331-57 lu (version du 31 août 2015) ; D. 331-34 par deux commentaires",
    ),
)  # fmt: skip
LAST_WORD = (
    LegalBasis(
        "decree_2014_6", LegalKind.REGULATION, "décret 2014-6 du 7 janvier 2014",
        "Expérimentation : la famille a le dernier mot en fin de 3e",
        "Élèves de troisième des années scolaires 2013-2014, 2014-2015 et 2015-2016, dans les établissements dont la "
        "liste est fixée par arrêté.", valid_from=date(2014, 1, 8), valid_to=date(2016, 8, 31), source=_NOTICE,
    ),
    LegalBasis(
        "decree_2017_597", LegalKind.REGULATION, "décret 2017-597 du 21 avril 2017",
        "Seconde expérimentation : la famille a le dernier mot en fin de 3e",
        "Élèves de troisième des années scolaires 2016-2017 et 2017-2018, dans les établissements retenus par arrêté.",
        valid_from=date(2017, 4, 24), valid_to=date(2018, 8, 31), source="Notice du décret et son article 2",
    ),
)  # fmt: skip
INTERNAL_WISHES = _internal("wishes", "Saisie des vœux de la famille")
INTERNAL_PROPOSAL = _internal("proposal", "Proposition du conseil de classe")
INTERNAL_AGREED = _internal("agreed", "Décision conforme à la demande")
INTERNAL_ASSIGNMENT = _internal("assignment", "Résultat d'affectation, saisi ou importé")
INTERNAL_SOLUTION = _internal("solution", "Solution trouvée après l'affectation")

ORIENTATION_BASES = by_code(
    L331_8, APPEAL, LAST_WORD, INTERNAL_WISHES, INTERNAL_PROPOSAL, INTERNAL_AGREED, INTERNAL_ASSIGNMENT,
    INTERNAL_SOLUTION,
)  # fmt: skip


def last_word_on(day: date) -> LegalBasis | None:
    """The experiment in force that day, if any; the school must take part besides."""
    return version_on(LAST_WORD, day)
