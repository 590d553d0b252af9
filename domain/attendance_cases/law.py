"""The texts of the attendance procedure, each in its dated versions, with what they are worth.

Quotes are words that were read; « […] » marks what was left out or not seen. A rule of ours is INTERNAL_RULE and has
neither article nor source.
"""

from datetime import date, timedelta

from domain.kernel.law import START, LegalBasis, LegalKind, internal_rule
from domain.kernel.texts import L114_1

DECREE_2014 = date(2014, 11, 21)
CIRCULAR_2014 = date(2015, 1, 1)

_L131_8_READ = "Code de l'éducation, LEGIARTI000038901903 (version du 2 septembre 2019) et version de 2013"
_R131_7_2012_READ = "Code de l'éducation consolidé au 29 décembre 2008 ; même rédaction jusqu'au 20 novembre 2014"
_R131_7_READ = "Code de l'éducation, LEGIARTI000029839429 (version du 22 mars 2015)"
_CIRCULAR_READ = "BO du 1er janvier 2015, NOR MENE1427925C ; extraits repris par les académies, texte non lu en entier"
_CODE_2008_READ = "Code de l'éducation consolidé au 29 décembre 2008"

_L131_8_DATES = {"2013": START, "2016": date(2016, 3, 16), "2019": date(2019, 9, 2)}
_R131_7_DATES = {"2012": date(2012, 2, 1), "2014": DECREE_2014, "2015": date(2015, 3, 22)}


def _versions(  # noqa: PLR0913 - one argument per column of the table of texts
    code: str, article: str, title: str, quote: str, *, dates: dict[str, date], kind: LegalKind, source: str
) -> tuple[LegalBasis, ...]:
    """One basis per version; each ends the day before the next begins."""
    names = list(dates)
    ends = [dates[name] - timedelta(days=1) for name in names[1:]]
    return tuple(
        LegalBasis(f"{code}_{name}", kind, article, title, quote, valid_from=dates[name], valid_to=end, source=source)
        for name, end in zip(names, [*ends, None], strict=True)
    )


def _l131_8(piece: str, article: str, title: str, quote: str) -> tuple[LegalBasis, ...]:
    full = f"{article} du code de l'éducation"
    return _versions(
        f"l131_8_{piece}", full, title, quote, dates=_L131_8_DATES, kind=LegalKind.LAW, source=_L131_8_READ
    )


def _r131_7(piece: str, article: str, title: str, quote: str) -> tuple[LegalBasis, ...]:
    """The versions since décret 2014-1376, whose paragraphs are numbered."""
    dates = {name: day for name, day in _R131_7_DATES.items() if name != "2012"}
    return _versions(
        f"r131_7_{piece}", f"{article} du code de l'éducation", title, quote,
        dates=dates, kind=LegalKind.REGULATION, source=_R131_7_READ,
    )  # fmt: skip


def _r131_7_before(piece: str, title: str, quote: str) -> tuple[LegalBasis, ...]:
    return (
        LegalBasis(
            f"r131_7_{piece}_2012", LegalKind.REGULATION, "R. 131-7 du code de l'éducation (version de 2012)", title,
            quote, valid_from=_R131_7_DATES["2012"], valid_to=DECREE_2014 - timedelta(days=1),
            source=_R131_7_2012_READ,
        ),
    )  # fmt: skip


def _internal(code: str, title: str) -> tuple[LegalBasis, ...]:
    return (internal_rule(code, title),)


# --- L131-8 -----------------------------------------------------------------------------------------------------------
L131_8_REASONS = _l131_8(
    "reasons", "L. 131-8, al. 1 et 2", "Motifs de l'absence, donnés sans délai",
    "Cinq motifs sont « réputés légitimes » ; « les autres motifs sont appréciés par l'autorité de l'État compétente "
    "en matière d'éducation ».",
)  # fmt: skip
L131_8_REASON_MISSING = _l131_8(
    "1", "L. 131-8, 1°", "Saisine : motif non communiqué ou inexact",
    "Le directeur ou la directrice de l'établissement d'enseignement saisit l'autorité […] 1° lorsque, malgré "
    "l'invitation, le motif de l'absence n'a pas été communiqué, ou que des motifs inexacts ont été donnés […]",
)  # fmt: skip
L131_8_FOUR = _l131_8(
    "2", "L. 131-8, 2°", "Saisine : quatre demi-journées dans le mois",
    "« au moins quatre demi-journées dans le mois » « sans motif légitime ni excuses valables »",
)  # fmt: skip
L131_8_WARNING = _l131_8(
    "warning", "L. 131-8, al. 3", "Avertissement aux personnes responsables",
    "« afin qu'elle adresse un avertissement aux personnes responsables de l'enfant, leur rappelant les sanctions "
    "pénales applicables et les informant sur les dispositifs d'accompagnement parental »",
)  # fmt: skip
L131_8_PERSISTENCE = _l131_8(
    "persistence", "L. 131-8, dernier alinéa", "Persistance : aide et accompagnement",
    "« réunit les membres concernés de la communauté éducative, au sens de l'article L. 111-3, afin de proposer […] "
    "une aide et un accompagnement adaptés et contractualisés »",
)  # fmt: skip
L131_8_REFERENT = _l131_8(
    "referent", "L. 131-8, dernier alinéa", "Personnel d'éducation référent",
    "« un personnel d'éducation référent est désigné »",
)  # fmt: skip

# --- R131-7 -----------------------------------------------------------------------------------------------------------
R131_7_I_MEETING = _r131_7(
    "i_meeting", "R. 131-7, I", "Équipe ou commission éducative, document signé",
    "« un document récapitulant ces mesures est signé avec les personnes responsables »",
)  # fmt: skip
R131_7_I_WARNING = _r131_7(
    "i_warning", "R. 131-7, I", "Avertissement du DASEN, enquête sociale",
    "Le directeur académique « saisi du dossier » adresse l'avertissement ; il peut diligenter une enquête sociale.",
)  # fmt: skip
R131_7_I_INTERVIEW = _r131_7(
    "i_interview", "R. 131-7, I", "Convocation à un entretien (possible)",
    "Les personnes responsables « peuvent être convoquées pour un entretien avec le DASEN […] ou son représentant »",
)  # fmt: skip
R131_7_II_CONTRACT = _r131_7(
    "ii", "R. 131-7, II", "Persistance : dispositif contractualisé",
    "Réunion « pour élaborer avec les personnes responsables un dispositif d'aide et d'accompagnement adapté et "
    "contractualisé »",
)  # fmt: skip
R131_7_II_REFERENT = _r131_7(
    "ii_referent", "R. 131-7, II", "Désignation du référent", "« il désigne un personnel d'éducation référent »"
)  # fmt: skip
R131_7_III = _r131_7(
    "iii", "R. 131-7, III", "Poursuite de l'absentéisme : procureur de la République",
    "« S'il constate la poursuite de l'absentéisme de l'enfant, en dépit des mes[ures] […] »",
)  # fmt: skip
R131_7_2012_WARNING = _r131_7_before(
    "warning", "Avertissement de l'inspecteur d'académie, enquête sociale",
    "Saisine, avertissement, rappel des obligations et des sanctions ; enquête sociale possible.",
)  # fmt: skip
R131_7_2012_INTERVIEW = _r131_7_before(
    "interview", "Convocation à un entretien (obligatoire)", "Les personnes responsables « sont convoquées »."
)
R131_7_2012_PROSECUTOR = _r131_7_before(
    "prosecutor", "Absentéisme persistant : procureur de la République",
    "Si l'absentéisme se poursuit malgré l'avertissement et les mesures, le procureur est saisi et les personnes "
    "responsables sont informées.",
)  # fmt: skip

# --- other articles
_R = LegalKind.REGULATION
R131_5 = (
    LegalBasis(
        "r131_5", _R, "R. 131-5 du code de l'éducation", "Appel, information immédiate de la famille",
        "« toute absence est immédiatement signalée aux personnes responsables »", valid_from=date(2012, 2, 1),
        source="Code de l'éducation, LEGIARTI000025164771 (version du 1er février 2012)",
    ),
)  # fmt: skip
R131_5_DOUBT = (
    LegalBasis(
        "r131_5_doubt", _R, "R. 131-5, al. 3 du code de l'éducation", "Doute sérieux sur un motif : le DASEN apprécie",
        "En cas de doute sérieux sur la légitimité du motif d'une absence prévisible, la demande d'autorisation "
        "d'absence de la famille est transmise au DASEN.",
        valid_from=date(2012, 2, 1), source="Code de l'éducation, LEGIARTI000025164771 (version du 1er février 2012)",
    ),
)  # fmt: skip
R131_6 = (
    LegalBasis(
        "r131_6", _R, "R. 131-6 du code de l'éducation", "Dossier d'absences, ouvert pour la seule année scolaire",
        "Absences « avec leur durée et leurs motifs » ; dossier « ouvert pour la seule année scolaire »",
        valid_from=date(2004, 7, 17), source=_CODE_2008_READ,
    ),
)  # fmt: skip
R131_6_DIALOGUE = (
    LegalBasis(
        "r131_6_dialogue", _R, "R. 131-6, al. 2 du code de l'éducation", "Dialogue avec la famille",
        "En cas d'absences répétées, justifiées ou non, le chef d'établissement engage un dialogue.",
        valid_from=date(2004, 7, 17), source=_CODE_2008_READ,
    ),
)  # fmt: skip
R131_8_DRAAF = (
    LegalBasis(
        "r131_8", _R, "R. 131-8 du code de l'éducation", "Enseignement agricole : la DRAAF saisit et convoque",
        "La saisine passe par le directeur régional de l'agriculture, qui convoque aussi les personnes responsables.",
        valid_from=date(2004, 7, 17), source=_CODE_2008_READ,
    ),
)  # fmt: skip
D321_16 = (
    LegalBasis(
        "d321_16", _R, "D. 321-16 du code de l'éducation", "Équipe éducative (premier degré)",
        "L'équipe éducative se réunit quand la situation d'un élève l'exige, notamment pour l'assiduité.",
        valid_from=date(2006, 2, 21), source=_CODE_2008_READ,
    ),
)  # fmt: skip
R511_19_1 = (
    LegalBasis(
        "r511_19_1", _R, "R. 511-19-1 du code de l'éducation", "Commission éducative (collèges et lycées publics)",
        "Composition arrêtée par le conseil d'administration ; présidée par le chef d'établissement.",
        valid_from=date(2011, 9, 1), source="Recopie du code de l'éducation ; début de validité à vérifier",
    ),
)  # fmt: skip
R624_7 = (
    LegalBasis(
        "r624_7", _R, "R. 624-7 du code pénal", "Manquement à l'obligation d'assiduité",
        "Parent d'un enfant soumis à l'obligation scolaire, après avertissement et mise en œuvre de la procédure de "
        "l'article R. 131-7 : contravention de la 4e classe.", valid_from=date(2004, 2, 20),
        source="Code pénal consolidé, avril 2026",
    ),
)  # fmt: skip
L511_1 = (
    LegalBasis(
        "l511_1", LegalKind.LAW, "L. 511-1 du code de l'éducation", "Obligation d'assiduité de tout élève inscrit",
        "L'assiduité est une obligation de tout élève inscrit, quel que soit son âge.", valid_from=date(2000, 6, 22),
        source=_CODE_2008_READ,
    ),
)  # fmt: skip
L131_1 = (
    LegalBasis(
        "l131_1_2000", LegalKind.LAW, "L. 131-1 du code de l'éducation", "Instruction obligatoire de 6 à 16 ans",
        "L'instruction est obligatoire entre six ans et seize ans.", valid_from=date(2000, 6, 22),
        valid_to=date(2019, 9, 1), source=_CODE_2008_READ,
    ),
    LegalBasis(
        "l131_1_2019", LegalKind.LAW, "L. 131-1 du code de l'éducation", "Instruction obligatoire de 3 à 16 ans",
        "L'instruction est obligatoire dès l'âge de trois ans et jusqu'à l'âge de seize ans.",
        valid_from=date(2019, 9, 2), source="Loi 2019-791 ; rédaction à vérifier",
    ),
)  # fmt: skip
CPP_9 = (
    LegalBasis(
        "cpp_9", LegalKind.LAW, "9 du code de procédure pénale", "Prescription des contraventions : un an",
        "L'action publique des contraventions se prescrit par une année révolue.", valid_from=date(2000, 6, 22),
        source="Prescription d'un an ; rédaction à vérifier",
    ),
)  # fmt: skip


def _circular(piece: str, title: str, quote: str) -> tuple[LegalBasis, ...]:
    return (
        LegalBasis(
            f"circular_2014_159_{piece}", LegalKind.CIRCULAR, "circulaire 2014-159 du 24 décembre 2014", title, quote,
            valid_from=CIRCULAR_2014, source=_CIRCULAR_READ,
        ),
    )  # fmt: skip


CIRCULAR_FOUR = _circular(
    "four", "Quatre demi-journées complètes",
    "« au moins quatre demi-journées complètes dans une période d'un mois »",
)  # fmt: skip
CIRCULAR_TEN = _circular(
    "ten", "Persistance : de l'ordre de dix demi-journées",
    "« de l'ordre de dix demi-journées complètes d'absences dans le mois »",
)  # fmt: skip
CIRCULAR_DEPARTMENT = _circular(
    "department", "Nouvelle saisine et entretien en présence du Département",
    "Le dossier est transmis à nouveau ; la convocation se fait en présence d'un représentant du Département.",
)  # fmt: skip

# --- our own rules, shown as such
INTERNAL_INVITATIONS = _internal(
    "invitations",
    "Nombre d'invitations à donner le motif avant la saisine : réglage de l'établissement, deux sans réglage",
)
INTERNAL_THRESHOLD = _internal("threshold", "Constat du seuil par une personne, jamais par le décompte seul")
INTERNAL_NOT_REFERRED = _internal("not_referred", "Décision datée de ne pas saisir pour l'instant")
INTERNAL_REFERENT = _internal("referent", "Référent désigné avant la persistance")
INTERNAL_CONTINUATION = _internal("continuation", "Constat de la poursuite des absences")
INTERNAL_RESTORATION = _internal("restoration", "Assiduité rétablie après quatre semaines de classe")
INTERNAL_CLOSING = _internal("closing", "Clôture, réouverture")
INTERNAL_VISA = _internal("visa", "Transmission sous couvert de l'IEN (premier degré)")
INTERNAL_RECEIPT = _internal("receipt", "Accusé de réception, retour pour complément")
INTERNAL_WITHDRAWAL = _internal("withdrawal", "Retrait d'une saisine ou d'un avertissement qui n'est plus fondé")
INTERNAL_SIGNATURE_BOOK = _internal("signature_book", "Deux personnes : l'une prépare, l'autre signe")
INTERNAL_HEARING = _internal("hearing", "Résultat de l'entretien")
INTERNAL_TAKE_OVER = _internal("take_over", "Reprise d'une étape faite hors de Raccroche")
INTERNAL_COMPARTMENT = _internal("compartment", "Dates de la suite donnée, tenues par la DSDEN seule")

# --- history only: shown on « Les textes appliqués », never acted on
HISTORY = (
    LegalBasis(
        "l131_8_2004", LegalKind.LAW, "L. 131-8 du code de l'éducation (ancienne rédaction)",
        "Saisine, avertissement, enquête, entretien", "Saisine, avertissement, entretien, puis procureur.",
        valid_from=date(2004, 1, 1), valid_to=date(2010, 9, 29), source=_CODE_2008_READ,
    ),
    LegalBasis(
        "loi_2010_1127", LegalKind.LAW, "loi 2010-1127 du 28 septembre 2010", "Texte abrogé par la loi 2013-108",
        "Abrogée le 2 février 2013 ; aucune suite n'en est tirée.", valid_from=date(2010, 9, 30),
        valid_to=date(2013, 2, 1), source="Loi 2013-108 du 31 janvier 2013",
    ),
    LegalBasis(
        "circular_2011_018", LegalKind.CIRCULAR, "circulaire 2011-018 du 31 janvier 2011",
        "Remplacée par la circulaire 2014-159", "", valid_from=date(2011, 1, 31), valid_to=date(2014, 12, 31),
        source="BO ; citée par la circulaire 2014-159",
    ),
)  # fmt: skip

_TABLES: tuple[tuple[LegalBasis, ...], ...] = (
    L131_8_REASONS, L131_8_REASON_MISSING, L131_8_FOUR, L131_8_WARNING, L131_8_PERSISTENCE, L131_8_REFERENT,
    R131_7_I_MEETING, R131_7_I_WARNING, R131_7_I_INTERVIEW, R131_7_II_CONTRACT, R131_7_II_REFERENT, R131_7_III,
    R131_7_2012_WARNING, R131_7_2012_INTERVIEW, R131_7_2012_PROSECUTOR, R131_5, R131_5_DOUBT, R131_6, R131_6_DIALOGUE,
    R131_8_DRAAF, D321_16, R511_19_1, R624_7, L511_1, L131_1, L114_1, CPP_9, CIRCULAR_FOUR, CIRCULAR_TEN,
    CIRCULAR_DEPARTMENT, INTERNAL_INVITATIONS, INTERNAL_THRESHOLD, INTERNAL_NOT_REFERRED, INTERNAL_REFERENT,
    INTERNAL_CONTINUATION, INTERNAL_RESTORATION,
    INTERNAL_CLOSING, INTERNAL_VISA, INTERNAL_RECEIPT, INTERNAL_WITHDRAWAL, INTERNAL_SIGNATURE_BOOK, INTERNAL_HEARING,
    INTERNAL_TAKE_OVER, INTERNAL_COMPARTMENT, HISTORY,
)  # fmt: skip

ALL_BASES: dict[str, LegalBasis] = {basis.code: basis for table in _TABLES for basis in table}
"""Every text by its code: what acts and letters refer to."""


def in_force(versions: tuple[LegalBasis, ...], on: date) -> LegalBasis | None:
    """The version of a text that stood on that day."""
    return next((basis for basis in versions if basis.in_force(on)), None)
