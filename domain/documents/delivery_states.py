"""Where an envelope may be and how it travels: channels, states, what La Poste says of one that came back."""

from domain.kernel.labelled import Labelled


class Channel(Labelled):
    """How an envelope reaches its addressee; `online` is a file given to another service inside this one."""

    POST = "post", "Lettre simple"
    REGISTERED = "registered", "Lettre recommandée"
    MAIL = "mail", "Message électronique"
    HANDED_OVER = "handed_over", "Remise en main propre"
    ONLINE = "online", "Mis à disposition du service"

    @property
    def is_paper(self) -> bool:
        return self in {Channel.POST, Channel.REGISTERED}


class DeliveryState(Labelled):
    NO_ADDRESS = "no_address", "Sans adresse"
    PREPARED = "prepared", "Préparé"
    SIGNED = "signed", "Signé"
    PRINTED = "printed", "Imprimé"
    POSTED = "posted", "Déposé à La Poste"
    SENT = "sent", "Message envoyé"
    DELIVERED = "delivered", "Remis"
    RETURNED = "returned", "Retourné"
    REFUSED = "refused", "Refusé"
    UNCLAIMED = "unclaimed", "Avisé, non réclamé"
    UNCERTAIN = "uncertain", "État de remise inconnu"
    UNDELIVERABLE = "undeliverable", "Message refusé"

    @property
    def is_failure(self) -> bool:
        """What did not arrive, or may not have: shown above all the rest."""
        return self in {_S.NO_ADDRESS, _S.RETURNED, _S.UNDELIVERABLE, _S.UNCERTAIN}

    @property
    def is_proof(self) -> bool:
        """The person was told: a refusal or « avisé, non réclamé » counts like a delivery (practice row 12j)."""
        return self in {_S.DELIVERED, _S.REFUSED, _S.UNCLAIMED}


_S = DeliveryState


class ReturnCause(Labelled):
    """What La Poste ticks on an envelope that comes back."""

    UNKNOWN_RECIPIENT = "unknown_recipient", "Destinataire inconnu à l'adresse"
    WRONG_ADDRESS = "wrong_address", "Défaut d'accès ou d'adressage"
    ACCESS_PROBLEM = "access_problem", "Boîte aux lettres inaccessible"
    OTHER = "other", "Autre cause"
