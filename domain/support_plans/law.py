"""The texts behind the schemes, with what they are worth; a rule without a text says that it is one of ours."""

from datetime import date

from domain.kernel.law import LegalBasis, LegalKind, internal_rule

_LAW, _DECREE, _CIRCULAR = LegalKind.LAW, LegalKind.REGULATION, LegalKind.CIRCULAR

PPRE = LegalBasis(
    "l311_3_1", _LAW, "L.\u00a0311-3-1 du code de l'éducation", "Programme personnalisé de réussite éducative",
    "«\u00a0À tout moment de la scolarité obligatoire, lorsqu'il apparaît qu'un élève risque de ne pas maîtriser les "
    "connaissances et les compétences indispensables à la fin d'un cycle, le directeur d'école ou le chef "
    "d'établissement propose aux parents […] de mettre conjointement en place un PPRE.\u00a0»",
    valid_from=date(2005, 4, 24), source="Code de l'éducation consolidé au 29 décembre 2008",
)  # fmt: skip
PPRE_CIRCULAR = LegalBasis(
    "circular_2006_138", _CIRCULAR, "Circulaire 2006-138 du 25 août 2006", "Mise en œuvre des PPRE",
    "", valid_from=date(2006, 8, 25), source="Texte de la circulaire repris par une circonscription, lu en extrait",
)  # fmt: skip
PPRE_DECREE_2014 = LegalBasis(
    "decree_2014_1377", _DECREE, "Décret 2014-1377 du 18 novembre 2014", "Suivi et accompagnement des élèves",
    "Actions «\u00a0d'une durée ajustable\u00a0»\u00a0; «\u00a0l'essentiel de ces actions est conduit au sein de la "
    "classe\u00a0».",
    valid_from=date(2015, 9, 1), source="JORFTEXT000029779752, extraits",
)  # fmt: skip
UPPER_SUPPORT = LegalBasis(
    "support_lycee", _CIRCULAR, "Réforme du lycée, accompagnement personnalisé", "Accompagnement personnalisé en lycée",
    "Deux heures par semaine, soit 72 heures par an.", valid_from=date(2010, 9, 1),
    source="cneap.fr, présentation de l'accompagnement personnalisé\u00a0; texte non lu, état actuel à vérifier",
)  # fmt: skip
CATCH_UP = LegalBasis(
    "mene1002843c", _CIRCULAR, "Circulaire MENE1002843C du 4 février 2010",
    "Stages de remise à niveau et stages passerelles en lycée", "", valid_from=date(2010, 2, 4),
    source="education.gouv.fr, BO spécial n°\u00a01 du 4 février 2010",
)  # fmt: skip
TUTORING = LegalBasis(
    "tutoring_2010", _CIRCULAR, "Décret 2010-1065, circulaire du 9 novembre 2010", "Tutorat en lycée", "",
    valid_from=date(2010, 11, 9), source="eduscol, page sur le tutorat",
)  # fmt: skip
GUIDANCE_TALK = LegalBasis(
    "mene0603125c", _CIRCULAR, "Circulaire 2006-213 (MENE0603125C)", "Entretien personnalisé d'orientation", "",
    valid_from=date(2006, 12, 14), source="education.gouv.fr, lu pour la classe de troisième",
)  # fmt: skip
RELAY = LegalBasis(
    "circular_2006_129", _CIRCULAR, "Circulaire 2006-129 (MENE0602165C)", "Dispositifs relais",
    "Le placement n'est «\u00a0pas une sanction\u00a0».", valid_from=date(2006, 8, 21),
    source="education.gouv.fr et eduscol",
)  # fmt: skip
RELAY_WORKSHOP_2014 = internal_rule(
    "relay_workshop", "Ateliers relais de quatre à six semaines depuis 2014\u00a0: pages d'académies, texte non lu"
)
SEGPA = LegalBasis(
    "d332_7", _DECREE, "D.\u00a0332-7 du code de l'éducation", "Enseignements adaptés",
    "Difficultés graves et durables\u00a0; accord des parents\u00a0; avis de la commission départementale.",
    valid_from=date(2005, 8, 30), source="Code de l'éducation consolidé au 29 décembre 2008",
)  # fmt: skip
ERS = LegalBasis(
    "mene1015823c", _CIRCULAR, "Circulaire MENE1015823C (2010)", "Établissements de réinsertion scolaire", "",
    valid_from=date(2010, 6, 29), source="education.gouv.fr\u00a0; leur existence aujourd'hui n'est pas vérifiée",
)  # fmt: skip
TDO = LegalBasis(
    "mene2315401c", _CIRCULAR, "Circulaire MENE2315401C du 18 juillet 2023", "Tous droits ouverts",
    "", valid_from=date(2023, 9, 1), source="Pages de trois organismes qui la citent",
)  # fmt: skip
AMBITION = LegalBasis(
    "order_2023_07_18", _DECREE, "Arrêté du 18 juillet 2023", "Parcours Ambition emploi", "",
    valid_from=date(2023, 9, 1), source="snes.edu, page sur les parcours",
)  # fmt: skip
RETURN_STRUCTURES = internal_rule(
    "return_structures", "Micro-lycées et structures de retour à l'école\u00a0: page d'Éduscol, texte non lu"
)

PERSONAL_HELP = internal_rule("personal_help", "Aide personnalisée, puis activités complémentaires\u00a0: texte non lu")
SCHOOL_CATCH_UP = internal_rule("school_catch_up", "Stage de remise à niveau à l'école\u00a0: texte non lu")
AFTER_CLASS = internal_rule("after_class", "Accompagnement éducatif\u00a0: texte non lu")
LOWER_SUPPORT = internal_rule("lower_support", "Accompagnement personnalisé en sixième\u00a0: texte non lu")
VOCATIONAL_SUPPORT = internal_rule("vocational_support", "Accompagnement personnalisé en bac pro\u00a0: texte non lu")
OPEN_SCHOOL = internal_rule("open_school", "École ouverte\u00a0: texte non lu")
EREA = internal_rule("erea", "Établissement régional d'enseignement adapté\u00a0: texte non lu")
MLDS = internal_rule(
    "mlds", "Mission de lutte contre le décrochage scolaire\u00a0: pages d'établissements, texte non lu"
)
PAFI = internal_rule("pafi", "Parcours aménagé de formation initiale (2015)\u00a0: page d'une académie, texte non lu")

FAMILY_AGREEMENT = internal_rule("family_agreement", "Accord ou refus de la famille, recueilli et daté")
FOLLOW_UP = internal_rule("follow_up", "Bilans, reprise, fin de l'accompagnement")
ADMISSION = internal_rule("admission", "Dossier, commission, accueil\u00a0: étapes tenues par Raccroche")
