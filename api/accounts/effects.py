"""The mails of accounts (effect kind `send_account_mail`): the token is made here, just before it leaves."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from api.accounts.use_cases_invitations import RESET_LIFETIME
from api.mail import Mail
from api.security.visitor import digest, new_token
from api.settings import Settings
from persistence.accounts import invitations, repository
from persistence.accounts.invitations import InvitationRow
from persistence.ids import new_id
from persistence.unit_of_work import UnitOfWork

_SIGN = "Message automatique\u00a0: merci de ne pas y répondre."


class HasSettings(Protocol):
    """The part of the worker's services that this needs."""

    @property
    def settings(self) -> Settings: ...


async def compose_account_mail(uow: UnitOfWork, ids: Mapping[str, str], services: HasSettings) -> Mail | None:
    """The mail with its link; None when nobody has this address, or the link was used or replaced meanwhile."""
    row = await _invitation(uow, ids)
    account = await repository.find_by_id(uow.session, row.account_id, uow.now.date()) if row else None
    if row is None or account is None:
        return None
    link = await link_of(uow, row, services.settings)
    if row.purpose == "password_reset":
        subject, text = "Choisir un nouveau mot de passe", _reset_text(link)
    else:
        inviter = await repository.name_of(uow.session, row.invited_by) if row.invited_by else None
        subject, text = "Votre accès à Raccroche", _invitation_text(link, inviter)
    return Mail(account.email, subject, text, next(iter(ids.values())))


async def account_mail_settled(uow: UnitOfWork, ids: Mapping[str, str], outcome: str) -> None:  # noqa: ARG001 - the worker's signature; the effect's own row says what became of it
    """A request that led to a mail is no longer needed."""
    if "password_reset_request_id" in ids:
        await invitations.drop_reset_request(uow.session, UUID(ids["password_reset_request_id"]))


async def link_of(uow: UnitOfWork, row: InvitationRow, settings: Settings) -> str:
    """A fresh token for this invitation, in the fragment of its page: fragments reach no server and no log."""
    token = new_token()
    await invitations.give_token(uow.session, row.id, digest(token))
    page = "mot-de-passe" if row.purpose == "password_reset" else "invitation"
    return f"{settings.base_url}/{page}#{token}"


async def _invitation(uow: UnitOfWork, ids: Mapping[str, str]) -> InvitationRow | None:
    if "invitation_id" in ids:
        return await invitations.find_invitation(uow.session, UUID(ids["invitation_id"]))
    email = await invitations.find_reset_request(uow.session, UUID(ids["password_reset_request_id"]))
    account = await repository.find_by_email(uow.session, email, uow.now.date()) if email else None
    if account is None:
        return None
    row = InvitationRow(new_id(), account.id, "password_reset", None, uow.now + RESET_LIFETIME)
    await invitations.add_invitation(uow.session, row, uow.now)
    return row


def _invitation_text(link: str, inviter: str | None) -> str:
    who = f"{inviter} vous ouvre un accès à Raccroche." if inviter else "Un accès à Raccroche vous est ouvert."
    return _mail(
        f"{who} Choisissez votre mot de passe ici\u00a0:", link,
        "Ce lien sert une seule fois, pendant sept jours. Si vous n'attendiez pas ce message, ne faites rien.",
    )  # fmt: skip


def _reset_text(link: str) -> str:
    return _mail(
        "Vous avez demandé un nouveau mot de passe. Choisissez-le ici\u00a0:", link,
        "Ce lien sert une seule fois, pendant une heure. Si vous n'avez rien demandé, ne faites rien\u00a0: "
        "votre mot de passe reste le même.",
    )  # fmt: skip


def _mail(*paragraphs: str) -> str:
    return "\n\n".join(("Bonjour,", *paragraphs, _SIGN)).replace("'", "’") + "\n"
