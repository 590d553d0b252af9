"""Who the platform follows in the demo: four of the cast, and invented others; what happened, so many open days ago."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Happened:
    """One thing, so many open days ago, by somebody; `days` ahead of that day."""

    back: int
    name: str
    what: str = ""
    how: str = ""
    days: int | None = None
    by: str = "mlds"


@dataclass(frozen=True)
class YoungStory:
    """`pupil`: somebody of the cast; else invented. `sent`: by a partner; else they came by themselves."""

    key: str
    opened: int
    then: tuple[Happened, ...]
    pupil: str = ""
    family_name: str = ""
    first_name: str = ""
    sex: str = "M"
    age: int = 17
    town: str = "Sainte-Luce-le-Val"
    phone: str = "0639980100"
    formation: str = "2de professionnelle"
    sent: bool = False


def referent(back: int, who: str) -> Happened:
    return Happened(back, "referent", who, by="psad")


def call(back: int, result: str, days: int | None = None, how: str = "call") -> Happened:
    return Happened(back, "call", result, how, days)


def met(back: int, project: str, days: int = 8) -> Happened:
    return Happened(back, "interview", project, days=days, by="psyen")


_SUPPORT = "start_support"
PEOPLE: tuple[YoungStory, ...] = (
    YoungStory("mehdi", 5, (Happened(5, "return", by="psad"), referent(4, "psyen")), pupil="mehdi-zerrouki",
               formation="Tle CIEL"),
    YoungStory("chloe", 9, (referent(8, "mlds"), call(6, "no_answer", 5), call(4, "message_left", 7)),
               pupil="chloe-vasseur", formation="Tle ASSP"),
    YoungStory("noah", 9, (
        referent(8, "mlds"), call(7, "looking_for_contract"), Happened(7, "partner", days=15),
        Happened(7, "summons"), Happened(6, "step", "no_solution_found", "record_obligation"),
    ), pupil="noah-lambert", formation="CAP électricien", sent=True),
    YoungStory("oumar", 6, (), pupil="oumar-diallo", formation="1re CIEL", sent=True),
    YoungStory("lea", 22, (
        referent(21, "psyen"), call(20, "appointment", 5), met(17, "Travailler auprès des enfants."),
        Happened(15, "step", how=_SUPPORT), Happened(12, "solution", "Unis-Cité du Val", "civic_service", 0),
        Happened(11, "step", "civic_service_contract", "record_obligation"),
    ), family_name="BOISSIER", first_name="Léa", sex="F", phone="0639980101", formation="1re ASSP"),
    YoungStory("samir", 26, (
        referent(25, "mlds"), call(24, "no_answer"), call(20, "message_left"), call(15, "no_answer", 30),
    ), family_name="KHELIFI", first_name="Samir", age=18, phone="0639980102", formation="CAP cuisine"),
    YoungStory("enora", 14, (
        referent(13, "mlds"), call(12, "appointment", 3), met(9, "Reprendre un CAP fleuriste en apprentissage."),
        Happened(7, "step", how=_SUPPORT), Happened(4, "solution", "CFA du Val", "apprenticeship", 21),
    ), family_name="PRIGENT", first_name="Enora", sex="F", town="Montbrillac", phone="0639980103",
               formation="2de générale"),
    YoungStory("tiago", 10, (
        referent(9, "mlds"), call(8, "new_project"),
        Happened(2, "handover", "Il veut être reçu par une PsyEN. Un rappel lui est promis cette semaine.", "psyen"),
    ), family_name="FERREIRA", first_name="Tiago", town="Belleroche", phone="0639980104", formation="2de MELEC"),
    YoungStory("clara", 12, (referent(11, "psyen"), call(3, "appointment", 4)), family_name="JOUBERT",
               first_name="Clara", sex="F", phone="0639980105", formation="1re MCV"),
    YoungStory("yohan", 18, (
        referent(17, "mlds"), call(16, "already_enrolled"), Happened(16, "step", "already_enrolled", "close"),
    ), family_name="TESSIER", first_name="Yohan", phone="0639980106", formation="2de CIEL", sent=True),
    YoungStory("ines", 8, (referent(7, "mlds"), call(6, "refuses_contact")), family_name="ROUSSEAU",
               first_name="Inès", sex="F", age=19, phone="0639980107", formation="Tle MCV"),
    YoungStory("dylan", 11, (referent(10, "mlds"), call(9, "wrong_details")), family_name="CARPENTIER",
               first_name="Dylan", phone="0639980108", formation="CAP maçon"),
    YoungStory("awa", 7, (
        referent(6, "psyen"), call(5, "appointment", 4),
        Happened(1, "interview", "Devenir aide-soignante.", "draft", 8, by="psyen"),
    ), family_name="SARR", first_name="Awa", sex="F", town="Montbrillac", phone="0639980109",
               formation="1re ASSP"),
    YoungStory("hugo", 30, (
        referent(29, "mlds"), call(28, "call_back"), met(24, "Trouver un métier dehors."),
        Happened(22, "step", how=_SUPPORT), Happened(20, "solution", "E2C du Val", "e2c", 0),
    ), family_name="MARCEAU", first_name="Hugo", age=18, phone="0639980110", formation="CAP jardinier"),
    YoungStory("nolwenn", 3, (), family_name="LE BRIS", first_name="Nolwenn", sex="F", town="Belleroche",
               phone="0639980111", formation="2de générale"),
    YoungStory("kader", 2, (), family_name="BENALI", first_name="Kader", age=20, phone="0639980112",
               formation="CAP peintre", sent=True),
)  # fmt: skip
