"""The rows of the table for what happens within the pupil's own school."""

from domain.schools.kinds import SchoolKind
from domain.support_plans import law
from domain.support_plans.fields import Choice, Field, FieldKind
from domain.support_plans.schemes import Duration, Group, PlanTrack, Scheme, SchemeCode

_K = SchoolKind
LOWER = frozenset({_K.PRIMARY_SCHOOL, _K.COLLEGE})
UPPER = frozenset({_K.LYCEE, _K.LYCEE_PROFESSIONNEL, _K.LYCEE_AGRICOLE})
SECONDARY = UPPER | {_K.COLLEGE, _K.EREA}
ELEMENTARY = frozenset({"CP", "CE1", "CE2", "CM1", "CM2"})
COLLEGE = frozenset({"6e", "5e", "4e", "3e"})
FREE = Duration("Durée libre, avec un bilan daté")
A_YEAR = Duration("L'année scolaire", within_school_year=True)

SUBJECT = Field("subject", "Discipline")
SESSION = Field("session", "Session", hint="Par exemple\u00a0: première semaine des vacances de printemps")

SCHOOL_SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        SchemeCode.PPRE, PlanTrack.FAMILY,
        "Élèves dont les difficultés importantes ou moyennes mettent en jeu la maîtrise du socle commun. Les "
        "difficultés graves et durables relèvent d'un enseignement adapté.",
        "PPRE\u00a0: école et collège (L.\u00a0311-3-1)",
        "Le directeur d'école ou le chef d'établissement propose\u00a0; les parents acceptent ou non",
        LOWER, (law.PPRE, law.PPRE_CIRCULAR, law.PPRE_DECREE_2014),
        (Duration("Action courte et intensive, d'une durée ajustable\u00a0; bilan à la fin", within_school_year=True),),
        levels=ELEMENTARY | COLLEGE, groups=frozenset({Group.ADAPTED}), needs_objectives=True, signed_by_head=True,
    ),
    Scheme(
        SchemeCode.PERSONAL_HELP, PlanTrack.FAMILY, "Élèves d'école en difficulté.", "École élémentaire",
        "Le conseil des maîtres, avec l'accord des parents", frozenset({_K.PRIMARY_SCHOOL}), (law.PERSONAL_HELP,),
        (A_YEAR,), fields=(Field("weekly_minutes", "Minutes par semaine", FieldKind.NUMBER, least=15, most=120),),
        uncertain="Deux heures par semaine jusqu'en 2013, puis activités complémentaires\u00a0: à vérifier.",
    ),
    Scheme(
        SchemeCode.SCHOOL_CATCH_UP, PlanTrack.FAMILY, "Élèves de CM1 et de CM2 en difficulté, pendant les vacances.",
        "CM1 et CM2", "Le directeur d'école propose\u00a0; les parents acceptent", frozenset({_K.PRIMARY_SCHOOL}),
        (law.SCHOOL_CATCH_UP,), (Duration("Une semaine de vacances", weeks=1),), levels=frozenset({"CM1", "CM2"}),
        fields=(SESSION, SUBJECT), uncertain="Une semaine, trois heures par jour\u00a0: à vérifier.",
    ),
    Scheme(
        SchemeCode.AFTER_CLASS, PlanTrack.FAMILY,
        "Élèves volontaires, après la classe\u00a0: devoirs, langues, culture, sport.",
        "École en éducation prioritaire, collège", "La famille inscrit\u00a0; l'établissement organise", LOWER,
        (law.AFTER_CLASS,), (A_YEAR,),
        fields=(
            Field(
                "activity", "Activité", FieldKind.CHOICE,
                choices=(
                    Choice("homework", "aide aux devoirs"), Choice("languages", "langues vivantes"),
                    Choice("culture", "art et culture"), Choice("sport", "sport"),
                ),
            ),
        ),
    ),
    Scheme(
        SchemeCode.SUPPORT_6E, PlanTrack.SIMPLE, "Tous les élèves de sixième, en classe entière ou en petits groupes.",
        "Sixième", "L'équipe pédagogique", frozenset({_K.COLLEGE}), (law.LOWER_SUPPORT,), (A_YEAR,),
        levels=frozenset({"6e"}), fields=(SUBJECT,), uncertain="Deux heures par semaine\u00a0: à vérifier.",
    ),
    Scheme(
        SchemeCode.SUPPORT_LYCEE, PlanTrack.SIMPLE, "Tous les élèves de la seconde à la terminale.",
        "Lycée général et technologique", "L'équipe pédagogique", frozenset({_K.LYCEE, _K.LYCEE_AGRICOLE}),
        (law.UPPER_SUPPORT,),
        (Duration("Deux heures par semaine, 72 heures par an", within_school_year=True),),
        levels=frozenset({"2de", "1re", "Tle"}),
        fields=(
            Field(
                "activity", "Activité", FieldKind.CHOICE,
                choices=(
                    Choice("support", "soutien"), Choice("deepening", "approfondissement"),
                    Choice("method", "méthodes de travail"), Choice("orientation", "aide à l'orientation"),
                ),
            ),
            Field("yearly_hours", "Heures dans l'année", FieldKind.NUMBER, least=1, most=72),
        ),
    ),
    Scheme(
        SchemeCode.SUPPORT_BAC_PRO, PlanTrack.SIMPLE, "Tous les élèves de bac professionnel, dans l'emploi du temps.",
        "Lycée professionnel", "L'équipe pédagogique", frozenset({_K.LYCEE_PROFESSIONNEL, _K.LYCEE_AGRICOLE}),
        (law.VOCATIONAL_SUPPORT,), (A_YEAR,), fields=(SUBJECT,),
    ),
    Scheme(
        SchemeCode.CATCH_UP_LYCEE, PlanTrack.FAMILY,
        "Lycéens volontaires à qui le conseil de classe le recommande, pour éviter le redoublement.", "Lycée",
        "Le conseil de classe recommande\u00a0; l'élève est volontaire", UPPER, (law.CATCH_UP,),
        (Duration("Une à deux semaines de vacances, ou dans l'année hors des cours", within_school_year=True),),
        fields=(Field("council_on", "Conseil de classe du", FieldKind.DATE), SUBJECT),
    ),
    Scheme(
        SchemeCode.BRIDGING, PlanTrack.FAMILY, "Lycéens qui changent d'orientation ou de série.", "Lycée",
        "Le chef d'établissement, après le conseil de classe", UPPER, (law.CATCH_UP,),
        (Duration("Une à deux semaines de vacances, ou dans l'année hors des cours", within_school_year=True),),
        fields=(Field("series_from", "Série ou voie quittée"), Field("series_to", "Série ou voie choisie")),
    ),
    Scheme(
        SchemeCode.TUTORING, PlanTrack.FAMILY, "Lycéens volontaires, tout au long de la scolarité au lycée.", "Lycée",
        "L'élève est volontaire\u00a0; le tuteur est enseignant, documentaliste ou CPE", UPPER, (law.TUTORING,),
        (FREE,),
        fields=(
            Field(
                "tutor_function", "Fonction du tuteur", FieldKind.CHOICE,
                choices=(
                    Choice("teacher", "enseignant"), Choice("librarian", "documentaliste"), Choice("cpe", "CPE"),
                ),
            ),
            Field("meetings", "Rencontres faites", FieldKind.NUMBER, required=False, least=0, most=100),
        ),
    ),
    Scheme(
        SchemeCode.GUIDANCE_TALK, PlanTrack.SIMPLE,
        "Élèves de troisième, de première, de terminale, de première année de CAP et de seconde professionnelle\u00a0; "
        "la famille peut y assister.",
        "Troisième, seconde professionnelle, première, terminale, CAP", "Le professeur principal, avec le psychologue "
        "de l'Éducation nationale", SECONDARY, (law.GUIDANCE_TALK,),
        (Duration("Un entretien par an, le plus tôt possible après la rentrée", within_school_year=True),),
        levels=frozenset({"3e", "2de", "1re", "Tle", "CAP"}),
        fields=(
            Field("held_on", "Date de l'entretien", FieldKind.DATE), Field("wishes", "Souhaits de l'élève"),
            Field("conclusions", "Conclusions"), Field("follow_up", "Suites prévues", required=False),
        ),
        uncertain="Texte lu pour la troisième\u00a0; les autres niveaux viennent de la liste du ministère.",
    ),
    Scheme(
        SchemeCode.OPEN_SCHOOL, PlanTrack.FAMILY, "Élèves volontaires, pendant les vacances, le mercredi ou le samedi.",
        "Collège et lycée", "La famille inscrit\u00a0; l'établissement organise", SECONDARY, (law.OPEN_SCHOOL,),
        (A_YEAR,), fields=(Field("session_days", "Jours de présence prévus", FieldKind.NUMBER, least=1, most=60),),
    ),
)  # fmt: skip
