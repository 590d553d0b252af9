"""What a machine of a partner may do: a scope is granted to a client, and opens permissions."""

from collections.abc import Iterable, Mapping

from domain.access.permissions import Permission
from domain.kernel.labelled import Labelled


class PartnerScope(Labelled):
    REFERRALS_READ = "referrals:read", "Lire les orientations reçues"
    REFERRALS_WRITE = "referrals:write", "Accuser réception, répondre, déclarer des événements"
    YOUTHS_WRITE = "youths:write", "Adresser un jeune venu de lui-même"
    WEBHOOKS_MANAGE = "webhooks:manage", "Tenir ses adresses de notification"


SCOPE_PERMISSIONS: Mapping[PartnerScope, frozenset[Permission]] = {
    PartnerScope.REFERRALS_READ: frozenset({Permission.PARTNER_REFERRALS_READ}),
    PartnerScope.REFERRALS_WRITE: frozenset({Permission.PARTNER_REFERRALS_WRITE}),
    PartnerScope.YOUTHS_WRITE: frozenset({Permission.PARTNER_YOUTHS_WRITE}),
    PartnerScope.WEBHOOKS_MANAGE: frozenset({Permission.PARTNER_WEBHOOKS_MANAGE}),
}


def permissions_of(scopes: Iterable[PartnerScope]) -> frozenset[Permission]:
    """Every client may read the codes; the rest is granted."""
    granted = (SCOPE_PERMISSIONS[scope] for scope in scopes)
    return frozenset({Permission.PARTNER_REFERENCE_READ}).union(*granted)


def scope_of(permission: Permission) -> PartnerScope | None:
    """The scope a permission asks for; None where any client may."""
    return next((scope for scope, opens in SCOPE_PERMISSIONS.items() if permission in opens), None)
