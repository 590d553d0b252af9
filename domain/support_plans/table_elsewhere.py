"""The rows of the table for what happens outside the pupil's class: relay, adapted teaching, return, partners."""

from datetime import date

from domain.schools.kinds import SchoolKind
from domain.support_plans import law
from domain.support_plans.fields import Choice, Field, FieldKind
from domain.support_plans.schemes import Duration, Group, PlanTrack, Scheme, SchemeCode
from domain.support_plans.table_school import A_YEAR, COLLEGE, FREE, SECONDARY, UPPER

_K = SchoolKind
_AWAY = frozenset({Group.AWAY})
_COMMISSION = "La commission départementale ou locale donne un avis\u00a0; le DASEN décide"
_RELAY_FIELDS = (
    Field("tried_before", "Aides déjà essayées dans l'établissement"),
    Field("agreement_reference", "Convention entre les deux établissements", required=False),
)
_DECIDED = Field("decided_on", "Décision du DASEN", FieldKind.DATE, required=False, late=True)
_WEEKS_BEFORE = Duration(
    "Quatre semaines, renouvelables trois fois (seize semaines au plus)", weeks=4, total_weeks=16, renewals=3,
    valid_to=date(2014, 8, 31),
)  # fmt: skip
_WEEKS_NOW = Duration(
    "Quatre à six semaines, renouvelables trois fois (seize semaines au plus)", weeks=6, least_weeks=4, total_weeks=16,
    renewals=3, valid_from=date(2014, 9, 1),
)  # fmt: skip

ELSEWHERE_SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        SchemeCode.RELAY_CLASS, PlanTrack.COMMISSION,
        "Élèves soumis à l'obligation scolaire, surtout au collège, en rejet de l'école, quand toutes les aides de "
        "l'établissement ont été essayées.",
        "Obligation scolaire (moins de 16 ans), surtout collège", _COMMISSION, SECONDARY, (law.RELAY,),
        (Duration("De quelques semaines à une année scolaire au plus", within_school_year=True, total_weeks=52),),
        ages=(None, 15),
        fields=_RELAY_FIELDS, groups=_AWAY, arrangement="relay",
    ),
    Scheme(
        SchemeCode.RELAY_WORKSHOP, PlanTrack.COMMISSION,
        "Élèves soumis à l'obligation scolaire, en rejet de l'école, quand toutes les aides de l'établissement ont été "
        "essayées\u00a0; avec une association agréée.",
        "Obligation scolaire (moins de 16 ans), surtout collège", _COMMISSION, SECONDARY,
        (law.RELAY, law.RELAY_WORKSHOP_2014), (_WEEKS_BEFORE, _WEEKS_NOW), ages=(None, 15),
        fields=(*_RELAY_FIELDS, Field("association", "Association partenaire", required=False)), groups=_AWAY,
        arrangement="relay",
    ),
    Scheme(
        SchemeCode.SEGPA, PlanTrack.COMMISSION, "Élèves de collège aux difficultés graves et durables.",
        "Collège", "Le DASEN décide, avec l'accord des parents et l'avis de la commission départementale",
        frozenset({_K.PRIMARY_SCHOOL, _K.COLLEGE}), (law.SEGPA,), (A_YEAR,), levels=COLLEGE | {"CM2"},
        groups=frozenset({Group.ADAPTED, Group.REINTEGRATION}),
        fields=(_DECIDED,), both_parents=True,
    ),
    Scheme(
        SchemeCode.EREA, PlanTrack.COMMISSION,
        "Élèves aux difficultés graves et durables, dans un établissement adapté, souvent avec internat.",
        "Collège et lycée", "Le DASEN décide, avec l'accord des parents", SECONDARY, (law.EREA,), (A_YEAR,),
        groups=frozenset({Group.ADAPTED, Group.REINTEGRATION}), both_parents=True,
        fields=(
            _DECIDED,
            Field("boarding", "Internat", FieldKind.YES_NO, required=False),
        ),
    ),
    Scheme(
        SchemeCode.ERS, PlanTrack.COMMISSION,
        "Collégiens perturbateurs, plusieurs fois exclus, hors enseignement adapté\u00a0; internat de préférence.",
        "De 13 à 16 ans, de la cinquième à la troisième", "Le DASEN décide sur dossier", frozenset({_K.COLLEGE}),
        (law.ERS,), (Duration("Un an au moins\u00a0; entrée possible en cours d'année", least_days=365),),
        levels=frozenset({"5e", "4e", "3e"}), ages=(13, 16), both_parents=True,
        groups=frozenset({Group.AWAY, Group.REINTEGRATION}), arrangement="relay",
        fields=(
            Field("exclusions", "Exclusions prononcées", FieldKind.NUMBER, least=2, most=30,
                  hint="Un dossier demande plusieurs exclusions."),
            Field("boarding", "Internat", FieldKind.YES_NO, required=False),
        ),
        uncertain="L'existence de ces établissements aujourd'hui n'est pas vérifiée.",
    ),
    Scheme(
        SchemeCode.MICRO_LYCEE, PlanTrack.FAMILY,
        "Jeunes volontaires de 16 à 25 ans, sortis de l'école depuis six mois environ, qui préparent un bac.",
        "De la seconde à la terminale, 16 à 25 ans", "La structure admet après un entretien", UPPER,
        (law.RETURN_STRUCTURES,), (Duration("Jusqu'au diplôme"),), ages=(16, 25), groups=_AWAY,
        fields=(Field("left_school_on", "Sorti de l'école le", FieldKind.DATE,
                      hint="Environ six mois avant l'entrée."),
                Field("diploma", "Diplôme préparé")),
    ),
    Scheme(
        SchemeCode.MLDS, PlanTrack.FAMILY,
        "Jeunes de plus de 16 ans sortis depuis moins d'un an sans solution, ou inscrits et en rupture. Ils gardent le "
        "statut scolaire.",
        "Plus de 16 ans", "Le coordonnateur MLDS, après un entretien de situation", SECONDARY, (law.MLDS,),
        (Duration("Modules courts", within_school_year=True),), ages=(16, None), groups=_AWAY,
        fields=(
            Field("action", "Action", FieldKind.CHOICE, choices=(
                Choice("interview", "entretien de situation"), Choice("reception", "sas d'accueil"),
                Choice("remobilisation", "remobilisation"), Choice("exam", "préparation d'examen"))),
            Field("situation", "Situation", FieldKind.CHOICE, choices=(
                Choice("enrolled", "inscrit et en rupture"), Choice("left", "sorti depuis moins d'un an"))),
            Field("left_school_on", "Sorti le", FieldKind.DATE, required=False),
            Field("interview_on", "Entretien de situation du", FieldKind.DATE),
        ),
    ),
    Scheme(
        SchemeCode.PAFI, PlanTrack.FAMILY,
        "Élèves inscrits d'au moins 15 ans, en risque de décrochage\u00a0: une respiration hors de l'établissement, "
        "encadrée.",
        "15 ans et plus", "Le chef d'établissement propose\u00a0; la famille accepte", SECONDARY, (law.PAFI,), (FREE,),
        ages=(15, None), groups=_AWAY, arrangement="adapted_timetable", fields=(Field("place", "Lieu d'accueil"),),
        uncertain="Connu par la page d'une académie (2015).", valid_from=date(2015, 1, 1),
    ),
    Scheme(
        SchemeCode.TDO, PlanTrack.FAMILY,
        "Élèves de collège ou de lycée en grand risque de décrochage, pour qui l'aide de l'établissement n'a pas "
        "suffi. Ils restent inscrits et gardent bourse, logement et transports.",
        "Collège et lycée", "Le chef d'établissement propose\u00a0; l'élève et sa famille acceptent", SECONDARY,
        (law.TDO,), (Duration("Parcours daté chez un partenaire", within_school_year=True),), groups=_AWAY,
        arrangement="tdo", valid_from=date(2023, 9, 1),
        fields=(Field("partner", "Partenaire d'accueil"), Field("tried_before", "Aides déjà essayées")),
    ),
    Scheme(
        SchemeCode.AMBITION_EMPLOI, PlanTrack.FAMILY,
        "Sortants de terminale professionnelle sans solution\u00a0: ils restent inscrits quatre mois.",
        "Après la terminale professionnelle", "Le chef d'établissement propose\u00a0; le jeune accepte",
        frozenset({_K.LYCEE_PROFESSIONNEL, _K.LYCEE_AGRICOLE}), (law.AMBITION,),
        (Duration("Quatre mois, de septembre à décembre", first_day=(9, 1), last_day=(12, 31)),),
        levels=frozenset({"Tle"}), groups=_AWAY, arrangement="adapted_timetable", valid_from=date(2023, 9, 1),
        fields=(Field("left_training", "Formation terminée"),),
    ),
)  # fmt: skip
