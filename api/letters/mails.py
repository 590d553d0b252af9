"""What a mail may say: that something waits, where to read it, whom to call. No name, no fact, no text of a letter."""

from dataclasses import dataclass

_SIGN = "Message automatique : merci de ne pas y répondre."


@dataclass(frozen=True)
class Mail:
    """Plain text, French; the subject and the body may be read by anyone who sees the screen."""

    subject: str
    body: str


def letter_waiting(*, office: str, link: str, phone: str) -> Mail:
    """To a family that accepts mail: the letter itself is read behind the link."""
    return _mail(
        "Un courrier vous attend",
        f"{office} vous a écrit. Votre courrier vous attend ici :",
        link,
        f"Une question ? Appelez le {phone}.",
    )


def letter_posted(*, office: str, phone: str) -> Mail:
    """To a family: the paper is on its way, so that nobody is surprised."""
    return _mail(
        "Un courrier va arriver chez vous",
        f"{office} vous envoie un courrier par la poste. Il arrive dans les prochains jours.",
        f"Une question ? Appelez le {phone}.",
    )


def reason_expected(*, school: str, link: str, phone: str) -> Mail:
    """To a family: an answer is expected; the absence itself is shown only behind the link."""
    return _mail(
        "Nous attendons une réponse de votre part",
        f"{school} a besoin d'une réponse de votre part. Vous pouvez la donner ici, sans mot de passe :",
        link,
        f"Vous pouvez aussi appeler le {phone}.",
    )


def plan_to_sign(*, school: str, link: str, code: str, phone: str) -> Mail:
    """To a family that accepts mail: something to sign, with the code; what it is stands behind the link."""
    return _mail(
        "Un document à lire et à signer",
        f"{school} vous propose un document à lire et à signer. Il vous attend ici, sans mot de passe :",
        link,
        f"Votre code pour signer : {code}. Le lien demande aussi une date de naissance. Il fonctionne pendant sept "
        "jours.",
        "Vous pouvez ne pas signer : c'est sans conséquence. Vous pouvez aussi signer sur papier.",
        f"Une question ? Appelez le {phone}.",
    )


def contract_to_sign(*, network: str, link: str, code: str, phone: str) -> Mail:
    """To a young person or a guardian: a contract to read and to sign, with the code."""
    return _mail(
        "Un document à lire et à signer",
        f"{network} vous propose un document à lire et à signer. Il vous attend ici, sans mot de passe :",
        link,
        f"Votre code pour signer : {code}. Le lien demande aussi la date de naissance du jeune. Il fonctionne pendant "
        "sept jours.",
        "Vous pouvez ne pas signer : rien ne commence sans votre accord. Vous pouvez aussi signer sur papier.",
        *_call(phone),
    )


def contract_to_read(*, network: str, link: str, phone: str) -> Mail:
    """To a young person or a guardian: their contract, to read again."""
    return _mail(
        "Votre document est à lire ici",
        f"{network} vous envoie un lien pour relire votre document, sans mot de passe :",
        link,
        "Le lien demande la date de naissance du jeune. Il fonctionne pendant trente jours.",
        *_call(phone),
    )


def interview_to_read(*, platform: str, link: str, phone: str) -> Mail:
    """To a young person or a guardian: what was written after a meeting, to read; what it says stands behind."""
    return _mail(
        "Un texte est à lire ici",
        f"{platform} vous envoie un lien pour lire ce qui a été écrit après un rendez-vous, sans mot de passe :",
        link,
        "Le lien demande la date de naissance du jeune. Il fonctionne pendant trente jours.",
        "Vous pouvez demander une correction : la page dit comment.",
        *_call(phone),
    )


def contract_mark_due(*, link: str) -> Mail:
    """To a tutor: time to say where the path stands."""
    return _mail("Un point est à faire", "Un parcours que vous suivez arrive à une étape. Votre carnet est ici :", link)


@dataclass(frozen=True)
class RequestTold:
    """What a receipt says of a request; without a right to an interview, `interview_before` is empty."""

    reference: str
    platform: str
    call_before: str
    interview_before: str
    phone: str


def training_request_received(first_name: str, told: RequestTold) -> Mail:
    """To a young person who asked from the public page: their receipt. The first name is all that is said of them."""
    interview = (
        (f"Un entretien vous est proposé avant le {told.interview_before}. C'est votre droit.",)
        if told.interview_before
        else ()
    )
    return _mail(
        "Votre demande est bien arrivée",
        f"Vous voulez reprendre une formation. Votre demande est arrivée. Son numéro : {told.reference}.",
        f"{told.platform} essaie de vous joindre avant le {told.call_before}. C'est notre objectif.",
        *interview,
        f"Pas de nouvelles ? Appelez le {told.phone} et donnez ce numéro.",
        name=first_name,
    )


def _call(phone: str) -> tuple[str, ...]:
    return (f"Une question ? Appelez le {phone}.",) if phone else ()


def file_received(*, link: str) -> Mail:
    """To the DSDEN: one more file to read."""
    return _mail("Une saisine est arrivée", "Une saisine vous attend dans Raccroche :", link)


def file_returned(*, link: str) -> Mail:
    """To the school: something is missing in the file."""
    return _mail("Un dossier est à compléter", "Un dossier vous est renvoyé pour complément :", link)


def letters_to_sign(*, count: int, link: str) -> Mail:
    """To the signatory: the signature book is not empty."""
    subject = "Un courrier attend votre signature" if count == 1 else f"{count} courriers attendent votre signature"
    return _mail(subject, "Le décompte de chaque courrier a été refait ce matin. Le parapheur est ici :", link)


def roll_calls_missing(*, count: int, link: str) -> Mail:
    """To an adult in charge: rolls of today that were not taken."""
    subject = "Un appel reste à faire" if count == 1 else f"{count} appels restent à faire"
    return _mail(subject, "Un appel non fait rend le décompte des absences incomplet. Vos appels du jour :", link)


def tasks_waiting(*, count: int, late: int, link: str) -> Mail:
    """To whoever has tasks: how many, and how many are late."""
    subject = "Une tâche vous attend" if count == 1 else f"{count} tâches vous attendent"
    said = "" if late == 0 else " Une est en retard." if late == 1 else f" {late} sont en retard."
    return _mail(subject, f"Un collègue vous rappelle ce qui vous attend.{said} Vos tâches sont ici :", link)


def meeting_agenda(*, kind: str, when: str, place: str, count: int, link: str) -> Mail:
    """To the members of a meeting: when, where, how many situations. No name of anybody."""
    situations = "1 situation" if count == 1 else f"{count} situations"
    where = f", {place}" if place else ""
    return _mail(f"{kind} : ordre du jour", f"{kind}, {when}{where} : {situations} à l'ordre du jour.", link)


def webhooks_paused(*, partner: str, host: str, gone: bool) -> Mail:
    """To the technical contact of a partner: nothing leaves for one of its addresses any more."""
    why = "a répondu qu'elle était fermée" if gone else "n'accepte plus aucun message depuis cinq jours"
    return _mail(
        "Vos notifications sont en pause",
        f"L'adresse de {partner} chez {host} {why}. Les envois vers elle sont en pause ; rien n'est perdu.",
        "Une fois votre service rétabli, reprenez les envois depuis l'interface des partenaires, ou demandez-le à "
        "l'administrateur de Raccroche. Ce qui attend partira alors dans l'ordre.",
    )


def _mail(subject: str, *paragraphs: str, name: str = "") -> Mail:
    text = "\n\n".join((f"Bonjour {name},".replace(" ,", ","), *paragraphs, _SIGN))
    return Mail(subject=subject, body=_french(text) + "\n")


def _french(text: str) -> str:
    """No-break spaces before high punctuation, typographic apostrophes."""
    for mark in ":;!?":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("'", "’")
