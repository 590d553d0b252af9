"""The contract in plain French: one page, the same on a screen and on the sheet that is signed."""

from dataclasses import dataclass
from datetime import date

from domain.kernel.french import day_month, person_name, phone_number
from domain.training_contracts.contract import TrainingContract
from domain.training_contracts.following import mark_days
from domain.training_contracts.states import ContractParty, ContractState
from domain.training_contracts.views import ContractPlace

TITLE = "Contrat « formation qualification emploi »"
REFERENCE = "Circulaire 2013-035 du 29 mars 2013, réseaux FoQualE"
MARK_WORDS = {1: "1 mois", 3: "3 mois", 6: "6 mois", 12: "12 mois"}


@dataclass(frozen=True)
class ContractPart:
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PlainContract:
    """`about` are labelled facts; `commitments` the three columns; `signatories` who signs where."""

    title: str
    opening: str
    about: tuple[tuple[str, str], ...]
    parts: tuple[ContractPart, ...]
    commitments: tuple[ContractPart, ...]
    signatories: tuple[str, ...]


def day_words(day: date) -> str:
    return f"{day_month(day)} {day.year}"


def plain(contract: TrainingContract, place: ContractPlace, today: date) -> PlainContract:
    first = contract.first_name
    opening = (
        f"{first} reprend une formation. Ce contrat dit pourquoi, comment, et à quoi chacun s'engage. "
        "On peut le changer ensemble, à tout moment."
    )
    return PlainContract(
        TITLE, opening, _about(contract, place), tuple(_parts(contract, place)), _commitments(contract),
        tuple(_signatories(contract, today)),
    )  # fmt: skip


def _about(contract: TrainingContract, place: ContractPlace) -> tuple[tuple[str, str], ...]:
    tutor = contract.party(ContractParty.TUTOR)
    status = contract.path.youth_status
    where = ", ".join(filter(None, (place.provider_name, place.commune_name)))
    return (
        ("Jeune", person_name(f"{contract.first_name} {contract.family_name}")),
        ("Date de naissance", day_words(contract.birth_date)),
        ("Formation", f"{place.formation}, {place.level.label[0].lower()}{place.level.label[1:]}"),
        ("Établissement ou structure", where),
        ("Statut pendant le parcours", status.label if status else "à préciser"),
        ("Tuteur", _named(tutor.name, tutor.quality) if tutor else "à choisir"),
        ("Réseau", place.network_name),
    )


def _named(name: str, quality: str) -> str:
    return f"{person_name(name)}, {quality}" if quality else person_name(name)


def _parts(contract: TrainingContract, place: ContractPlace) -> list[ContractPart]:
    path = contract.path
    modules = [f"{one.title} ({one.duration})" if one.duration else one.title for one in path.modules]
    dates = [_dates(contract)]
    if path.first_day:
        dates.append(f"Premier jour : {path.first_day}.")
    reviews = []
    if start := contract.started_on or path.starts_on:
        days = [day_words(day) for _, day in mark_days(start)]
        reviews.append(f"Nous faisons le point ensemble : {', '.join(days[:-1])} et {days[-1]}.")
    shown = [
        ContractPart("Pourquoi", (path.objective,) if path.objective else ()),
        ContractPart("Quand", tuple(dates)),
        ContractPart("Comment", tuple(filter(None, (path.timetable, *modules)))),
        ContractPart("Les bilans", tuple(reviews)),
        ContractPart("Si ça ne va pas", (_help(contract, place),)),
    ]
    return [one for one in shown if one.lines]


def _dates(contract: TrainingContract) -> str:
    path = contract.path
    if path.starts_on is None:
        return "La date d'entrée reste à fixer."
    start = f"Entrée le {day_words(path.starts_on)}"
    return f"{start}, jusqu'au {day_words(path.ends_on)}." if path.ends_on else f"{start}. La durée n'est pas fixée."


def _help(contract: TrainingContract, place: ContractPlace) -> str:
    tutor = contract.party(ContractParty.TUTOR)
    who = person_name(tutor.name) if tutor else "le tuteur"
    phone = f" ou appelle le réseau au {phone_number(place.network_phone)}" if place.network_phone else ""
    return f"{contract.first_name} prévient {who}{phone}. Le contrat peut être suspendu ou changé."


def _commitments(contract: TrainingContract) -> tuple[ContractPart, ...]:
    said = contract.commitments
    return (
        ContractPart(contract.first_name, (said.young_person or "à écrire",)),
        ContractPart("Le tuteur", (said.tutor or "à écrire",)),
        ContractPart("L'établissement ou la structure", (said.provider or "à écrire",)),
    )


def _signatories(contract: TrainingContract, today: date) -> list[str]:
    shown = []
    for role in contract.signatories(today):
        party = contract.party(role)
        name = party.name if party else "…"
        quality = "" if role is ContractParty.YOUNG_PERSON else (party.quality if party else "") or role.label.lower()
        shown.append(_named(name, quality))
    return shown


def waiting_words(contract: TrainingContract, today: date) -> str:
    """« On attend Mme Zerrouki (responsable légal), puis M. Ollivier (tuteur). »"""
    if contract.state is not ContractState.TO_SIGN and not contract.state.is_running:
        return ""
    missing = contract.missing_signatures(today)
    if not missing:
        return "Tout le monde a signé." if contract.state is ContractState.TO_SIGN else ""
    names = []
    for role in missing:
        party = contract.party(role)
        names.append(f"{party.name} ({role.label.lower()})" if party else role.label.lower())
    return f"On attend {', puis '.join(names)}."


def mark_words(months: int, due_on: date, *, held: bool | None, said_by: str | None, today: date) -> str:
    """« À 3 mois : le contrat tient. »"""
    at = f"À {MARK_WORDS[months]}"
    if held is None:
        if due_on <= today:
            return f"{at} : à vérifier depuis le {day_words(due_on)}"
        return f"{at} : le {day_words(due_on)}"
    if held:
        return f"{at} : le contrat tient"
    return f"{at} : le contrat s'était arrêté avant" if said_by == "ended" else f"{at} : le contrat ne tient pas"
