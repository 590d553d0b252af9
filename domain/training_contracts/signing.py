"""Signing without an account: how long a link works, how many tries, and what is refused."""

from datetime import date, timedelta

from domain.access.actor import Actor
from domain.access.permissions import Permission
from domain.kernel.errors import Duplicate, Malformed, NotFound, Refusal
from domain.training_contracts.contract import TrainingContract
from domain.training_contracts.states import ContractParty, ContractState

LINK_LIFETIME = timedelta(days=7)
READING_LIFETIME = timedelta(days=30)
MOST_ATTEMPTS = 5


class ContractLinkEnded(NotFound):
    """Unknown, used, replaced, expired or tried too often: the same answer."""

    title = "Ce lien ne fonctionne plus"
    detail = "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à la plateforme."


class WrongBirthDate(Malformed):
    title = "Cette date ne convient pas"
    detail = "Cette date de naissance n'est pas celle que nous connaissons. Vérifiez-la, ou appelez la plateforme."


class WrongContractCode(Malformed):
    title = "Ce code ne convient pas"
    detail = "Ce code n'est pas celui du message. Vérifiez-le, ou demandez un nouveau lien."


class NotOpenToSign(Refusal):
    title = "Ce contrat n'est pas à signer maintenant"
    detail = "Envoyez d'abord le contrat à la signature. Un contrat terminé ne se signe plus."


class NoMailAddress(Refusal):
    title = "Signature sur papier"
    detail = "Cette personne n'a pas d'adresse de courriel : ajoutez-la, ou faites signer sur papier."


class SignedAlready(Duplicate):
    title = "Déjà signé"
    detail = "Cette personne a déjà signé ce contrat."


class NotYourSignature(Refusal):
    title = "Cette signature n'est pas la vôtre"
    detail = "Vous ne signez que pour vous : tuteur de ce contrat, ou responsable de l'établissement qui accueille."


class PartyMissing(Malformed):
    title = "Signataire manquant"
    detail = "Indiquez d'abord qui signe."


def is_open_to_sign(contract: TrainingContract, role: ContractParty, today: date) -> bool:
    """Before the start by everybody; later only by a party who has just joined."""
    return (contract.state is ContractState.TO_SIGN or contract.state.is_running) and (
        role in contract.missing_signatures(today)
    )


def signs_as(contract: TrainingContract, actor: Actor) -> ContractParty | None:
    """The party that this account is: its tutor, or the head of the structure that hosts."""
    if not actor.may(Permission.CONTRACTS_SIGN):
        return None
    if contract.tutor_id == actor.id:
        return ContractParty.TUTOR
    hosts = contract.provider_unit_id is not None and contract.provider_unit_id in actor.units
    return ContractParty.PROVIDER if hosts and contract.state is not ContractState.DRAFT else None
