"""The contracts of the demo: who, on which place, and what happened on which open day."""

from api.demo.following.contract_moves import OTHER_TUTOR, Code, ContractStory, Move, Own, Paper, Review, Step, Week
from domain.training_contracts.advance import ContractStep
from domain.training_contracts.following import (
    ContractReviewDecision,
    Obstacle,
    ReviewAttendance,
    ReviewProgress,
    WeekPresence,
)
from domain.training_contracts.states import (
    AfterBreak,
    BreakReason,
    ContractParty,
    SuspensionReason,
    TrainingOutcome,
)

_P, _W, _O = ContractParty, WeekPresence, Obstacle
_R, _G, _D = ReviewAttendance, ReviewProgress, ContractReviewDecision


def _begun(sent: int, signed: int, started: int, *, hosted: bool, minor: bool = False) -> tuple[Move, ...]:
    """Sent, signed by everybody, begun."""
    families: tuple[Move, ...] = (Paper(signed, _P.GUARDIAN),) if minor else ()
    host: Move = Own(signed, _P.PROVIDER) if hosted else Paper(signed, _P.PROVIDER)
    return (
        Step(sent, ContractStep("send_to_sign")),
        Paper(signed, _P.YOUNG_PERSON),
        *families,
        Own(signed, _P.TUTOR),
        host,
        Step(started, ContractStep("start")),
    )


STORIES: tuple[ContractStory, ...] = (
    ContractStory(
        "ines",
        "GARNAUD",
        "Inès",
        18,
        "melec",
        "Obtenir le bac pro et travailler dans l'électricité.",
        38,
        moves=(
            *_begun(36, 34, 30, hosted=True),
            Week(25, _W.EVERY_DAY, "A câblé son premier tableau.", line="Arrive en avance le lundi."),
            Week(
                19, _W.MOST_DAYS, "Tient son carnet de bord.", _O.TRANSPORT, "Le car de 7 h ne passe plus le mercredi."
            ),
            Review(9, _R.REGULAR, _G.AS_PLANNED, _D.CONTINUE, "Le rythme est pris. Les maths restent à travailler.", 1),
            Week(4, _W.EVERY_DAY, "Aide les nouveaux en atelier."),
            Review(1, _R.REGULAR, _G.AHEAD, _D.CONTINUE, "Un stage est trouvé pour janvier."),
        ),
    ),
    ContractStory(
        "kevin",
        "LACOMBE",
        "Kévin",
        19,
        "cook",
        "Apprendre la cuisine en apprentissage.",
        28,
        OTHER_TUTOR,
        (
            *_begun(26, 24, 22, hosted=False),
            Week(12, _W.MOST_DAYS, "Tient un poste froid seul.", _O.TIMETABLE, "Les soirs de service finissent tard."),
        ),
        (("Cuisine", "3 semaines sur 4 en entreprise"), ("CFA", "1 semaine sur 4")),
    ),
    ContractStory(
        "sarah",
        "BENOIT",
        "Sarah",
        17,
        "e2c",
        "Reprendre confiance et choisir un métier du soin.",
        32,
        moves=(
            *_begun(30, 28, 26, hosted=False, minor=True),
            Week(20, _W.FEW_DAYS, "A visité deux structures.", _O.MOTIVATION),
            Step(8, ContractStep("suspend", suspension=SuspensionReason.AWAITING_SESSION)),
        ),
        guardian="Claire Benoit",
    ),
    ContractStory(
        "theo",
        "MAURIN",
        "Théo",
        20,
        "micro",
        "Passer le baccalauréat en juin.",
        40,
        OTHER_TUTOR,
        (
            *_begun(39, 37, 35, hosted=False),
            Review(12, _R.REGULAR, _G.AHEAD, _D.CONTINUE, "Les notes remontent.", 1),
            Step(6, ContractStep("transfer", destination="Lycée Olympe-de-Gouges, terminale")),
        ),
    ),
    ContractStory(
        "lina",
        "FAUCHER",
        "Lina",
        18,
        "civic",
        "Découvrir un métier au contact du public.",
        34,
        OTHER_TUTOR,
        (
            *_begun(32, 30, 28, hosted=False),
            Week(20, _W.MOST_DAYS, "Anime l'heure du conte.", _O.TO_BE_TALKED_ABOUT),
            Step(10, ContractStep("break", reason=BreakReason.PATH_DOES_NOT_SUIT, after=AfterBreak.NEW_INTERVIEW)),
        ),
    ),
    ContractStory(
        "samuel",
        "CORDIER",
        "Samuel",
        21,
        "e2c",
        "Retrouver un rythme et une qualification.",
        33,
        moves=(
            *_begun(31, 29, 26, hosted=False),
            Week(15, _W.EVERY_DAY, "A terminé ses deux stages."),
            Step(3, ContractStep("complete", outcome=TrainingOutcome.NEXT_TRAINING)),
        ),
    ),
    ContractStory(
        "mehdi",
        "ZERROUKI",
        "Mehdi",
        17,
        "thermal",
        "Obtenir un CAP et devenir monteur en chauffage.",
        5,
        moves=(
            Step(3, ContractStep("send_to_sign")),
            Own(3, _P.PROVIDER),
            Code(2, _P.YOUNG_PERSON, signed=True),
            Code(1, _P.GUARDIAN, signed=False),
        ),
        modules=(
            ("Remise à niveau en mathématiques", "4 h par semaine"),
            ("Atelier", "14 h par semaine"),
            ("Stage en entreprise", "6 semaines"),
        ),
        timetable="Emploi du temps allégé jusqu'en janvier.",
        first_day="8 h 30, atelier B2",
        guardian="Samira Zerrouki",
        said=(
            "Venir, prévenir, dire ce qui bloque.",
            "Un point par semaine, joignable le mardi.",
            "Emploi du temps allégé jusqu'en janvier.",
        ),
    ),
    ContractStory(
        "anais",
        "VIDALIE",
        "Anaïs",
        18,
        "wood",
        "Devenir menuisière.",
        4,
        OTHER_TUTOR,
        (
            Step(2, ContractStep("send_to_sign")),
            Paper(1, _P.YOUNG_PERSON),
        ),
    ),
    ContractStory("mathis", "ROUVIER", "Mathis", 19, "garden", "Travailler dehors, dans les jardins.", 2),
    ContractStory(
        "elea", "PRIGENT", "Éléa", 18, "e2c later", "Chercher sa voie.", 12, moves=(Step(7, ContractStep("abandon")),)
    ),
)
