"""What each figure is: definition, source, text, and what it does not say. The words are data."""

from dataclasses import dataclass
from enum import StrEnum

from domain.indicators.families import IndicatorFamily
from domain.indicators.views import IndicatorList, NationalFigures, NationalStep
from domain.kernel.french import typeset


class IndicatorCode(StrEnum):
    ABSENTEES = "absentees"
    ABSENTEES_BY_MONTH = "absentees_by_month"
    CASES = "cases"
    REFERRALS = "referrals"
    WARNINGS = "warnings"
    SIGNALS = "signals"
    LEAVERS = "leavers"
    FUNNEL = "funnel"
    OBLIGATION = "obligation"
    DELAYS = "delays"
    CONTRACTS = "contracts"
    MARKS = "marks"


@dataclass(frozen=True)
class Counted:
    """How a proportion is said: « 62 jeunes raccrochés sur 435 jeunes repérés », « Aucun jeune raccroché ».

    `kinds` are the columns that make the part; those of `but` are not in the whole.
    """

    kinds: tuple[str, ...]
    many: str
    none: str
    whole: str
    but: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """`columns` are the kinds counted, in order, with their French; a total follows them."""

    code: IndicatorCode
    family: IndicatorFamily
    title: str
    unit: str
    row_header: str
    columns: tuple[tuple[str, str], ...]
    counted: Counted
    rate_label: str
    charted: tuple[str, ...]
    definition: str
    source: str
    silence: str
    text: str
    lists: tuple[IndicatorList, ...] = ()
    national: NationalFigures | None = None
    total: str = "Ensemble"


_BASE = "les données de ce service"
_OWN = "aucun texte : définition de ce service"
_HALF_DAYS = (
    "article L131-8 du code de l'éducation (quatre demi-journées dans le mois) ; circulaire n° 2014-159 (de l'ordre de "
    "dix)"
)
_C, _F, _L = IndicatorCode, IndicatorFamily, IndicatorList
_ABSENT = (("heavy", "10 demi-journées ou plus"), ("absent", "De 4 à 9"), ("under", "Moins de 4"))

NATIONAL_FUNNEL = NationalFigures(
    "France, 2013",
    "échelle nationale, autre source : à lire comme un ordre de grandeur",
    "ministère de l'Éducation nationale, bilan de 2013 (nombres arrondis)",
    (
        NationalStep("Jeunes contactés", 180_000),
        NationalStep("Jeunes reçus en entretien", 100_000),
        NationalStep("Jeunes pris en charge", 34_000),
        NationalStep("Jeunes raccrochés", 23_000),
    ),
)
NATIONAL_REFERRALS = NationalFigures(
    "France, février à juillet 2011",
    "échelle nationale, autre période et autres règles : à lire comme un ordre de grandeur",
    "bilan national de 2011 (nombres arrondis)",
    (
        NationalStep("Saisines", 51_000),
        NationalStep("Avertissements", 32_000),
        NationalStep("Secondes saisines", 12_000),
    ),
)

_ALL = (
    Definition(
        _C.ABSENTEES, _F.ATTENDANCE, "Élèves absentéistes depuis la rentrée", "élèves", "Niveau et classe", _ABSENT,
        Counted(("heavy", "absent"), "élèves absentéistes", "Aucun élève absentéiste", "élèves inscrits"),
        "Part d'absentéistes", ("heavy", "absent"),
        "Élèves qui ont atteint, au moins un mois de l'année, quatre demi-journées d'absence sans motif légitime, "
        "comptées comme l'établissement les compte. Un élève compte une fois.",
        "appels, motifs et réglages saisis ici",
        "Il ne dit ni pourquoi ni si l'élève est revenu. Deux établissements qui ne comptent pas de la même façon "
        "ne se comparent pas.",
        _HALF_DAYS, (_L.THRESHOLDS, _L.CASES),
    ),
    Definition(
        _C.ABSENTEES_BY_MONTH, _F.ATTENDANCE, "Élèves absentéistes, mois par mois", "élèves", "Mois", _ABSENT,
        Counted(("heavy", "absent"), "élèves absentéistes au dernier mois", "Aucun élève absentéiste au dernier mois",
                "élèves inscrits"),
        "Part d'absentéistes", ("heavy", "absent"),
        "Élèves qui ont atteint quatre demi-journées sans motif légitime dans le mois. Un élève absent deux mois "
        "compte dans les deux : les mois ne s'additionnent pas.",
        "appels, motifs et réglages saisis ici",
        "Le mois en cours n'est pas fini. Une hausse en janvier ou au printemps est habituelle.",
        _HALF_DAYS, (_L.THRESHOLDS,),
    ),
    Definition(
        _C.CASES, _F.ESCALATION, "Dossiers d'absences ouverts", "élèves", "Niveau et classe",
        (("dsden", "Saisine de la DSDEN"), ("school", "Dossier suivi à l'établissement"), ("none", "Sans dossier")),
        Counted(("dsden", "school"), "élèves ont un dossier", "Aucun élève n'a de dossier", "élèves inscrits"),
        "Part avec dossier", ("dsden", "school"),
        "Élèves dont un dossier d'absences est ou a été ouvert cette année, selon le point le plus avancé qu'il ait "
        "atteint. Les dossiers ouverts par erreur ne comptent pas.",
        _BASE,
        "Beaucoup de dossiers peut vouloir dire beaucoup d'absences, ou un établissement attentif.",
        "articles L131-8 et R131-6 du code de l'éducation", (_L.CASES,),
    ),
    Definition(
        _C.REFERRALS, _F.ESCALATION, "De la saisine à la seconde saisine", "élèves", "Étape", (),
        Counted(("again",), "secondes saisines", "Aucune seconde saisine", "saisines"), "Part des saisines", (),
        "Élèves pour qui la DSDEN a été saisie cette année ; parmi eux, ceux dont les responsables ont reçu un "
        "avertissement ; parmi eux, ceux pour qui elle l'a été une seconde fois.",
        _BASE,
        "Il ne dit pas si l'élève est revenu en classe. Ce qui suit une seconde saisine n'est compté nulle part ici.",
        "articles L131-8 et R131-7 du code de l'éducation", (_L.CASES,), NATIONAL_REFERRALS,
    ),
    Definition(
        _C.WARNINGS, _F.PREVENTION, "Suites données aux signes relevés", "signes", "Règle",
        (("handled", "Suivis d'un geste"), ("aside", "Mis de côté"), ("ended", "Terminés seuls"),
         ("waiting", "En attente")),
        Counted(("handled",), "signes suivis d'un geste", "Aucun signe suivi d'un geste", "signes relevés"),
        "Part suivie d'un geste", ("handled", "waiting"),
        "Signes que les règles de prévention ont relevés depuis la rentrée, selon ce qui en a été fait. Un élève peut "
        "avoir plusieurs signes.",
        _BASE,
        "Un signe n'est pas un décrochage. Ces nombres comparent des façons de travailler, ils ne prouvent rien.",
        _OWN, (_L.WARNINGS,),
    ),
    Definition(
        _C.SIGNALS, _F.PREVENTION, "Réponses aux inquiétudes signalées", "signalements", "",
        (("decided", "Avec une réponse"), ("reading", "Lus"), ("waiting", "Pas encore lus")),
        Counted(("decided",), "signalements ont une réponse", "Aucun signalement n'a de réponse", "signalements reçus"),
        "Part avec réponse", ("decided", "reading", "waiting"),
        "Inquiétudes signalées par les adultes de l'établissement depuis la rentrée.",
        _BASE, "Il ne dit pas si la réponse a aidé.", _OWN, (_L.WARNINGS,),
    ),
    Definition(
        _C.LEAVERS, _F.DROPOUTS, "Élèves partis en cours d'année", "élèves", "Niveau et classe",
        (("settled", "Destination confirmée"), ("handed_over", "Transmis à une plateforme"),
         ("returned", "Revenus"), ("open", "En préparation ou à retrouver")),
        Counted(("settled", "handed_over", "returned"), "départs ont une suite connue",
                "Aucun départ n'a de suite connue", "départs"),
        "Part avec suite connue", ("settled", "handed_over", "returned", "open"),
        "Départs ouverts cette année et non annulés. Une destination est confirmée quand une preuve a été vue.",
        _BASE,
        "Partir n'est pas décrocher : une inscription ailleurs est un départ. Un élève parti l'été n'y est pas.",
        "article L313-7 du code de l'éducation", (_L.DEPARTURES,),
    ),
    Definition(
        _C.FUNNEL, _F.FUNNEL, "Du repérage au retour en formation", "jeunes", "Étape", (),
        Counted(("back",), "jeunes raccrochés", "Aucun jeune raccroché", "jeunes repérés"), "Part des repérés", (),
        "Jeunes arrivés à la plateforme dans l'année scolaire (liste SIEI, établissement, partenaire, par eux-mêmes). "
        "Raccroché : entré en formation ou en service civique. Chaque étape contient les suivantes.",
        _BASE,
        "Il ne dit pas si la formation tient (voir les contrats), et un emploi trouvé seul n'y compte pas. Les "
        "derniers arrivés n'ont pas encore eu le temps d'avancer.",
        "circulaires n° 2011-028 et n° 2013-035", (_L.FOLLOW_UPS,), NATIONAL_FUNNEL,
    ),
    Definition(
        _C.OBLIGATION, _F.FUNNEL, "Obligation de formation de 16 à 18 ans", "jeunes", "Plateforme",
        (("fulfilled", "Remplie"), ("not_fulfilled", "Non remplie"), ("exempt", "Dispensé"), ("unknown", "À établir")),
        Counted(("fulfilled",), "jeunes remplissent l'obligation", "Aucun jeune ne remplit l'obligation",
                "jeunes de 16 ou 17 ans à leur arrivée"),
        "Part remplie", ("fulfilled", "not_fulfilled", "exempt", "unknown"),
        "Jeunes arrivés dans l'année qui avaient 16 ou 17 ans ce jour-là. Remplie : une preuve a été vue.",
        _BASE, "« À établir » n'est pas « non remplie ».", "article L114-1 du code de l'éducation, décret n° 2020-978",
        (_L.FOLLOW_UPS,),
    ),
    Definition(
        _C.DELAYS, _F.FUNNEL, "Délais, du nom sur la liste à une solution", "jours", "Délai", (("days", "Médiane"),),
        Counted((), "", "", ""), "", ("days",),
        "Médiane en jours : de l'arrivée du nom au premier échange, puis de cet échange au début de la première "
        "solution. Sont comptés les jeunes pour qui l'étape a eu lieu.",
        _BASE,
        "Ceux qui attendent encore n'y sont pas : un délai court peut cacher une longue file. Rien n'est montré sous "
        "cinq jeunes.",
        _OWN, (_L.FOLLOW_UPS,),
    ),
    Definition(
        _C.CONTRACTS, _F.CONTRACTS, "Contrats commencés dans l'année", "contrats", "Plateforme",
        (("running", "En cours"), ("completed", "Menés au bout"), ("transferred", "Transférés"), ("broken", "Rompus")),
        Counted(("running", "completed"), "contrats tiennent ou ont été menés au bout",
                "Aucun contrat ne tient", "contrats commencés"),
        "Part qui tient", ("running", "completed", "transferred", "broken"),
        "Contrats « formation qualification emploi » commencés dans l'année scolaire.",
        _BASE, "Un contrat rompu peut l'être pour mieux : voir son motif.", "circulaire n° 2013-035", (_L.CONTRACTS,),
    ),
    Definition(
        _C.MARKS, _F.CONTRACTS, "Contrats tenus à 1, 3, 6 et 12 mois", "contrats", "Échéance",
        (("held", "Tenus"), ("not_held", "Non tenus"), ("unanswered", "Sans réponse"), ("later", "Pas encore échus")),
        Counted(("held",), "contrats tenus à 1 mois", "Aucun contrat tenu à 1 mois",
                "contrats qui ont atteint cette échéance", ("later",)),
        "Part tenue", ("held", "not_held", "unanswered", "later"),
        "Parmi les contrats commencés dans l'année : le jeune y était-il encore à l'échéance ?",
        "bilans et réponses de la plateforme",
        "« Sans réponse » n'est pas « non tenu ». Les contrats récents n'ont pas encore d'échéance.",
        "circulaire n° 2013-035 ; échéances : règle interne", (_L.CONTRACTS,),
    ),
)  # fmt: skip

DEFINITIONS = {one.code: one for one in _ALL}

STEPS = {
    IndicatorCode.REFERRALS: (("referred", "Saisines"), ("warned", "Avertissements"), ("again", "Secondes saisines")),
    IndicatorCode.FUNNEL: (
        ("identified", "Repérés"), ("reached", "Contactés"), ("interviewed", "Reçus en entretien"),
        ("supported", "Pris en charge"), ("back", "Raccrochés"),
    ),
}  # fmt: skip
"""Steps each of which holds the next ones."""

SMALL_CELLS = typeset(
    "Les nombres de 1 à 4 ne sont pas montrés (« moins de 5 »), et d'autres sont masqués avec eux quand une addition "
    "ou une soustraction les donnerait. Ce qui est masqué dans un tableau l'est dans tous ceux de la même année."
)
