"""The family's answer by its link: how long it works, how many tries, and which step of the plan it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.kernel.errors import Duplicate, Malformed, NotFound, Refusal
from domain.support_plans.schemes import Scheme
from domain.support_plans.states import Agreement, PlanState
from domain.support_plans.tracks import workflow_of

LINK_LIFETIME = timedelta(days=7)
MOST_ATTEMPTS = 5
SIGNABLE = frozenset({PlanState.PROPOSED, PlanState.AGREED})
"""When a plan may be sent to be signed; on paper it may also be later."""
SIGNABLE_ON_PAPER = SIGNABLE | {PlanState.FILED, PlanState.ADMITTED, PlanState.ACTIVE, PlanState.REVIEWED}


class LinkEnded(NotFound):
    """Unknown, used, replaced, expired or tried too often: the same answer."""

    title = "Ce lien ne fonctionne plus"
    detail = "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à l'établissement."


class WrongFact(Malformed):
    title = "Cette date ne convient pas"
    detail = "Cette date de naissance n'est pas celle que nous connaissons. Vérifiez-la, ou appelez l'établissement."


class WrongSigningCode(Malformed):
    title = "Ce code ne convient pas"
    detail = "Ce code n'est pas celui du message. Vérifiez-le, ou demandez un nouveau lien."


class NotToBeSigned(Refusal):
    title = "Ce plan n'est pas à signer maintenant"
    detail = "Proposez d'abord le plan à la famille. Un plan terminé ne se signe plus."


class CannotBeAsked(Refusal):
    """No address, or mail not accepted: `detail` says to use paper."""

    title = "Signature sur papier"


class AlreadySigned(Duplicate):
    title = "Déjà signé"
    detail = "Cette personne a déjà signé ce plan."


@dataclass(frozen=True)
class FamilyStep:
    """The step that an answer is, with its text."""

    name: str
    target: PlanState
    agreement: Agreement
    basis: str


def step_of_answer(scheme: Scheme, state: PlanState, today: date, *, signed: bool) -> FamilyStep | None:
    """A usual act: one answer is the family's (C. civ. 372-2). Where both must agree, the school notes the step."""
    if state is not PlanState.PROPOSED or scheme.both_parents:
        return None
    name = "agree" if signed else "refuse"
    row = workflow_of(scheme).row(name, state, today)
    basis = row.basis_on(today) if row else None
    if row is None or basis is None:
        return None
    answer = Agreement.AGREED if signed else Agreement.REFUSED
    return FamilyStep(name, PlanState(row.target_from(state)), answer, basis.code)
