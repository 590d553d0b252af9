"""From an identity that a provider vouches for to an account that an administrator has opened; never a new one."""

from api.accounts.sign_in import Challenged, Desk, SignedIn, welcome
from api.security.oidc import Identity
from api.security.visitor import Visitor
from domain.kernel.errors import NotSignedIn
from persistence.accounts import oidc, repository
from persistence.unit_of_work import anonymous_transaction


class NoAccountForIdentity(NotSignedIn):
    title = "Aucun compte pour cette identité"
    detail = "Aucun compte Raccroche ne correspond à cette identité. Demandez une invitation à votre administrateur."


async def sign_in_by_identity(desk: Desk, visitor: Visitor, identity: Identity) -> SignedIn | Challenged:
    """By the subject linked earlier; else by an address that the provider has verified, linked from then on.

    An account linked to another subject is not taken over by whoever has its address today.
    """
    today = visitor.now.date()
    async with anonymous_transaction(desk.sessions) as session:
        account = await repository.find_by_subject(session, identity.subject, today)
        if account is None and identity.email and identity.email_verified:
            account = await repository.find_by_email(session, identity.email, today)
            if account is not None and await oidc.subject_of(session, account.id) is not None:
                account = None
            if account is not None:
                await oidc.link_subject(session, account.id, identity.subject)
        if account is None:
            raise NoAccountForIdentity
        return await welcome(desk, session, account, visitor, strong=identity.strong)
