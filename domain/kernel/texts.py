"""Texts that several areas stand on, each written once."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind

L114_1 = (
    LegalBasis(
        "l114_1", LegalKind.LAW, "L. 114-1 du code de l'éducation", "Obligation de formation de 16 à 18 ans",
        "À l'issue de l'instruction obligatoire, l'obligation de formation court jusqu'à la majorité.",
        valid_from=date(2020, 9, 1), source="Recopie du code de l'éducation",
    ),
)  # fmt: skip
L313_7 = (
    LegalBasis(
        "l313_7", LegalKind.LAW, "L. 313-7 du code de l'éducation",
        "Transmission des coordonnées des anciens élèves sans diplôme aux personnes désignées",
        "Chaque établissement transmet les coordonnées de ses anciens élèves qui ne sont plus inscrits dans un cycle "
        "de formation et n'ont pas atteint le niveau.", valid_from=date(2009, 11, 26),
        source="Lu dans trois commentaires ; rédaction à vérifier",
    ),
)  # fmt: skip
CIRCULAR_2013_035 = (
    LegalBasis(
        "circular_2013_035", LegalKind.CIRCULAR, "Circulaire 2013-035 du 29 mars 2013",
        "Réseaux Formation Qualification Emploi (FoQualE)",
        "", valid_from=date(2013, 4, 4), source="MENE1306159C, BO du 4 avril 2013, lu en extraits",
    ),
)  # fmt: skip
