"""The conditions of a contract, one sentence each: what is missing and who can give it."""

from datetime import date

from domain.kernel.french import full_date, typeset
from domain.training_contracts.contract import ContractStanding
from domain.training_contracts.places import HoldState
from domain.training_contracts.states import ContractParty


def interview_is_done(standing: ContractStanding, _: date) -> str | None:
    """The path comes from an interview, never before it."""
    if standing.facts.interviewed_on is not None:
        return None
    return "L'entretien manque : notez-le dans le suivi du jeune avant de proposer un contrat."


def place_is_confirmed(standing: ContractStanding, _: date) -> str | None:
    if standing.contract.hold_state is HoldState.CONFIRMED:
        return None
    if standing.contract.hold_state is HoldState.HELD:
        return "Place non confirmée : confirmez la réservation avec la structure."
    return "La place réservée n'est plus tenue : réservez une autre place."


def path_is_written(standing: ContractStanding, _: date) -> str | None:
    """Few fields, all of one page: what for, as what, from when, who promises what."""
    contract = standing.contract
    path, said = contract.path, contract.commitments
    lacking = [
        label
        for label, value in (
            ("l'objectif", path.objective),
            ("le statut du jeune", path.youth_status),
            ("la date d'entrée", path.starts_on),
            ("l'engagement du jeune", said.young_person),
            ("l'engagement du tuteur", said.tutor),
            ("l'engagement de l'établissement ou de la structure", said.provider),
        )
        if not value
    ]
    return f"Il manque : {', '.join(lacking)}." if lacking else None


def dates_are_in_order(standing: ContractStanding, _: date) -> str | None:
    path = standing.contract.path
    if path.starts_on and path.ends_on and path.ends_on < path.starts_on:
        return "La fin du contrat vient avant son début : corrigez les dates."
    return None


def guardian_is_named(standing: ContractStanding, today: date) -> str | None:
    contract = standing.contract
    if not contract.is_minor(today) or contract.party(ContractParty.GUARDIAN):
        return None
    return (
        f"{contract.first_name} a {contract.age_on(today)} ans. Indiquez le responsable légal qui signera avec "
        "le jeune."
    )


def tutor_is_named(standing: ContractStanding, _: date) -> str | None:
    return None if standing.contract.party(ContractParty.TUTOR) else "Choisissez le tuteur."


def provider_is_named(standing: ContractStanding, _: date) -> str | None:
    if standing.contract.party(ContractParty.PROVIDER):
        return None
    return "Indiquez qui signe pour l'établissement ou la structure."


def no_other_contract(standing: ContractStanding, _: date) -> str | None:
    """One contract at a time, whoever prepared the other one."""
    other = standing.facts.other_contract
    return f"Un autre contrat est en cours ({other})." if other else None


def young_person_signed(standing: ContractStanding, today: date) -> str | None:
    if ContractParty.YOUNG_PERSON in standing.contract.missing_signatures(today):
        return f"La signature de {standing.contract.first_name} manque."
    return None


def guardian_signed(standing: ContractStanding, today: date) -> str | None:
    """« Manon a 17 ans. Le contrat ne peut pas commencer sans la signature d'un responsable. »"""
    contract = standing.contract
    if ContractParty.GUARDIAN not in contract.missing_signatures(today):
        return None
    return (
        f"{contract.first_name} a {contract.age_on(today)} ans. Le contrat ne peut pas commencer sans la signature "
        "d'un responsable. Vous pouvez envoyer un code ou imprimer la page."
    )


def tutor_signed(standing: ContractStanding, today: date) -> str | None:
    if ContractParty.TUTOR in standing.contract.missing_signatures(today):
        return "La signature du tuteur manque."
    return None


def provider_signed(standing: ContractStanding, today: date) -> str | None:
    if ContractParty.PROVIDER in standing.contract.missing_signatures(today):
        return "La signature de l'établissement ou de la structure manque."
    return None


def entry_has_come(standing: ContractStanding, today: date) -> str | None:
    """A contract starts on its first day, not before."""
    starts_on = standing.contract.path.starts_on
    if starts_on is not None and today < starts_on:
        return typeset(f"L'entrée est prévue le {full_date(starts_on)} : le contrat commencera ce jour-là.")
    return None
