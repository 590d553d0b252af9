"""Named refusals: the only way the domain says no. `api/problems.py` alone turns them into HTTP."""

import re
from enum import StrEnum
from typing import ClassVar

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class RefusalKind(StrEnum):
    """What sort of no this is. Checked in this order everywhere: who, role, perimeter, version, state, content."""

    NOT_SIGNED_IN = "not_signed_in"  # 401
    NOT_PERMITTED = "not_permitted"  # 403, before anything is loaded
    NOT_FOUND = "not_found"  # 404, the same outside one's perimeter
    STALE = "stale"  # 412
    VERSION_REQUIRED = "version_required"  # 428
    CONFLICT = "conflict"  # 409, named
    MALFORMED = "malformed"  # 422
    TOO_LARGE = "too_large"  # 413
    WRONG_MEDIA = "wrong_media"  # 415
    TOO_MANY = "too_many"  # 429
    UNAVAILABLE = "unavailable"  # 503


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A no that its reader can act on.

    `title` and `detail` are French sentences shown as they are; `data` holds what a screen needs (dates, names of
    steps), never the submitted value. The code is the class name in snake_case.
    """

    kind: ClassVar[RefusalKind] = RefusalKind.CONFLICT
    title: ClassVar[str] = "Ce n'est pas possible"
    detail: ClassVar[str] = ""

    def __init__(self, detail: str | None = None, **data: object) -> None:
        self.sentence = detail or self.detail
        self.data = data
        super().__init__(self.code())

    @classmethod
    def code(cls) -> str:
        return _WORD_START.sub("_", cls.__name__).lower()


class NotSignedIn(Refusal):
    kind = RefusalKind.NOT_SIGNED_IN
    title = "Connexion nécessaire"
    detail = "Connectez-vous pour continuer."


class SessionEnded(NotSignedIn):
    title = "Votre session a expiré"
    detail = "Votre session a expiré. Reconnectez-vous : votre saisie est conservée."


class NotPermitted(Refusal):
    kind = RefusalKind.NOT_PERMITTED
    title = "Cette action n'est pas de votre ressort"
    detail = "Votre fonction ne permet pas cette action."


class NotYours(NotPermitted):
    """The route is open to the role, this step is not."""


class NotFound(Refusal):
    """Absent, or outside one's perimeter: the same answer for both."""

    kind = RefusalKind.NOT_FOUND
    title = "Introuvable"
    detail = (
        "Nous ne trouvons pas ce dossier. Vérifiez le nom ou la classe. "
        "Si l'élève vient d'arriver, il apparaîtra après le prochain import."
    )


class Stale(Refusal):
    kind = RefusalKind.STALE
    title = "Ce dossier a changé pendant votre saisie"
    detail = "Ce dossier a été modifié depuis que vous l'avez ouvert. Relisez, puis enregistrez de nouveau."


class VersionRequired(Refusal):
    kind = RefusalKind.VERSION_REQUIRED
    title = "Version manquante"
    detail = "Cette écriture remplace un état : indiquez dans If-Match la version que vous avez lue."


class Malformed(Refusal):
    """The input breaks its form or a rule of content; `errors` names each place as {pointer, detail}."""

    kind = RefusalKind.MALFORMED
    title = "Saisie à corriger"
    detail = "Certains champs sont à corriger."


class KeyReused(Malformed):
    title = "Clé déjà utilisée"
    detail = "Cette clé Idempotency-Key a déjà servi à une autre demande."


class Duplicate(Refusal):
    title = "Existe déjà"
    detail = "Cet élément existe déjà."


class TooMany(Refusal):
    kind = RefusalKind.TOO_MANY
    title = "Trop d'essais"
    detail = "Trop d'essais. Patientez avant de recommencer."


class Unavailable(Refusal):
    kind = RefusalKind.UNAVAILABLE
    title = "Service momentanément indisponible"
    detail = "Service momentanément indisponible. Votre saisie est conservée."


class TooLarge(Refusal):
    kind = RefusalKind.TOO_LARGE
    title = "Envoi trop volumineux"
    detail = "Cet envoi dépasse la taille permise."


class WrongMedia(Refusal):
    kind = RefusalKind.WRONG_MEDIA
    title = "Format non pris en charge"
    detail = "Ce format n'est pas pris en charge ici."
