"""Where an envelope may be and how it travels: channels, states, what La Poste says of one that came back."""

from enum import StrEnum


class Channel(StrEnum):
    """How an envelope reaches its addressee; `online` is a file given to another service inside this one."""

    POST = "post"
    REGISTERED = "registered"
    MAIL = "mail"
    HANDED_OVER = "handed_over"
    ONLINE = "online"

    @property
    def label(self) -> str:
        return _CHANNEL_LABELS[self]

    @property
    def is_paper(self) -> bool:
        return self in {Channel.POST, Channel.REGISTERED}


_CHANNEL_LABELS = {
    Channel.POST: "Lettre simple",
    Channel.REGISTERED: "Lettre recommandée",
    Channel.MAIL: "Message électronique",
    Channel.HANDED_OVER: "Remise en main propre",
    Channel.ONLINE: "Mis à disposition du service",
}


class DeliveryState(StrEnum):
    NO_ADDRESS = "no_address"
    PREPARED = "prepared"
    SIGNED = "signed"
    PRINTED = "printed"
    POSTED = "posted"
    SENT = "sent"
    DELIVERED = "delivered"
    RETURNED = "returned"
    REFUSED = "refused"
    UNCLAIMED = "unclaimed"
    UNCERTAIN = "uncertain"
    UNDELIVERABLE = "undeliverable"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]

    @property
    def is_failure(self) -> bool:
        """What did not arrive, or may not have: shown above all the rest."""
        return self in {_S.NO_ADDRESS, _S.RETURNED, _S.UNDELIVERABLE, _S.UNCERTAIN}

    @property
    def is_proof(self) -> bool:
        """The person was told: a refusal or « avisé, non réclamé » counts like a delivery (practice row 12j)."""
        return self in {_S.DELIVERED, _S.REFUSED, _S.UNCLAIMED}


_S = DeliveryState
_STATE_LABELS = {
    _S.NO_ADDRESS: "Sans adresse",
    _S.PREPARED: "Préparé",
    _S.SIGNED: "Signé",
    _S.PRINTED: "Imprimé",
    _S.POSTED: "Déposé à La Poste",
    _S.SENT: "Message envoyé",
    _S.DELIVERED: "Remis",
    _S.RETURNED: "Retourné",
    _S.REFUSED: "Refusé",
    _S.UNCLAIMED: "Avisé, non réclamé",
    _S.UNCERTAIN: "État de remise inconnu",
    _S.UNDELIVERABLE: "Message refusé",
}


class ReturnCause(StrEnum):
    """What La Poste ticks on an envelope that comes back."""

    UNKNOWN_RECIPIENT = "unknown_recipient"
    WRONG_ADDRESS = "wrong_address"
    ACCESS_PROBLEM = "access_problem"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _CAUSE_LABELS[self]


_CAUSE_LABELS = {
    ReturnCause.UNKNOWN_RECIPIENT: "Destinataire inconnu à l'adresse",
    ReturnCause.WRONG_ADDRESS: "Défaut d'accès ou d'adressage",
    ReturnCause.ACCESS_PROBLEM: "Boîte aux lettres inaccessible",
    ReturnCause.OTHER: "Autre cause",
}
