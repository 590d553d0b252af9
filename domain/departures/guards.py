"""What must have been done before a pupil leaves: a guard answers None, or the sentence that says what is missing."""

from datetime import date

from domain.departures.departure import BETWEEN_LETTERS, FOLLOW_UP, Leaving
from domain.departures.states import DepartureGround, Destination
from domain.kernel.french import MONTHS, typeset

_G = DepartureGround


def day_month(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def is_disappearance(thing: Leaving, _: date) -> str | None:
    if thing.departure.ground is not _G.DISAPPEARANCE:
        return typeset("Ces courriers précèdent une radiation sans nouvelle. Ce dossier a un autre motif.")
    return None


def is_family_request(thing: Leaving, _: date) -> str | None:
    if thing.departure.ground not in {_G.FAMILY_REQUEST, _G.TRANSFER}:
        return typeset("Ce dossier n'est pas ouvert sur une demande de la famille. Précisez d'abord le motif.")
    return None


def is_exclusion(thing: Leaving, _: date) -> str | None:
    if thing.departure.ground is not _G.PERMANENT_EXCLUSION:
        return typeset("Ce dossier n'est pas ouvert pour une exclusion définitive. Précisez d'abord le motif.")
    return None


def was_requested_and_signed(thing: Leaving, day: date) -> str | None:
    """A minor's exit is not a usual act: each holder of parental authority signs (C. civ. 372-2)."""
    if thing.departure.ground not in {_G.FAMILY_REQUEST, _G.TRANSFER}:
        return None
    if thing.departure.requested_on is None:
        return typeset("La demande écrite de la famille manque. Enregistrez sa date et qui l'a signée.")
    if missing := thing.unsigned(day):
        return typeset(f"La demande n'est pas signée par {' et '.join(missing)}. Demandez cette signature.")
    if thing.facts.age(day) < 18 and not thing.facts.holders:
        return "Aucun responsable n'est connu. Complétez la fiche de l'élève avant d'enregistrer sa sortie."
    return None


def interview_was_offered(thing: Leaving, _: date) -> str | None:
    """Not for a change of school or the end of schooling: there the pupil goes on."""
    if thing.departure.ground in {_G.TRANSFER, _G.END_OF_SCHOOLING}:
        return None
    if thing.departure.interview_outcome is None:
        return typeset("Un entretien n'a pas encore été proposé. Proposez une date ; un refus ou un silence suffit.")
    return None


def alternatives_were_proposed(thing: Leaving, day: date) -> str | None:
    """From 16 on one may go on at school (L122-2): say with what, before one leaves."""
    if thing.departure.ground in {_G.TRANSFER, _G.END_OF_SCHOOLING} or thing.is_compulsory(day):
        return None
    if not thing.departure.alternatives:
        return typeset(
            "Aucune autre solution n'a été proposée. L'élève peut poursuivre sa scolarité : indiquez ce que vous "
            "avez proposé."
        )
    return None


def two_letters_went(thing: Leaving, day: date) -> str | None:
    """Never « démission d'office »: two letters and their delays before anyone is struck off for silence."""
    departure = thing.departure
    if departure.ground is not _G.DISAPPEARANCE:
        return None
    if departure.first_letter_on is None:
        return typeset("Le premier courrier n'est pas parti. Envoyez-le : il dit ce que la famille peut demander.")
    if departure.second_letter_on is None:
        return typeset("Le second courrier n'est pas parti. Il part quinze jours au moins après le premier.")
    ready = departure.second_letter_on + BETWEEN_LETTERS
    return None if day >= ready else f"La famille peut encore répondre. La sortie est possible le {day_month(ready)}."


def somebody_was_tried(thing: Leaving, _: date) -> str | None:
    if thing.departure.ground is _G.DISAPPEARANCE and thing.facts.contacts == 0:
        return typeset("Personne n'a encore été appelé. Notez au moins un essai pour joindre la famille ou l'élève.")
    return None


def first_letter_is_old_enough(thing: Leaving, day: date) -> str | None:
    first = thing.departure.first_letter_on
    if first is None:
        return typeset("Le premier courrier n'est pas parti.")
    ready = first + BETWEEN_LETTERS
    return (
        None
        if day >= ready
        else f"Le second courrier peut partir le {day_month(ready)}, quinze jours après le premier."
    )


def first_letter_is_new(thing: Leaving, _: date) -> str | None:
    first = thing.departure.first_letter_on
    return None if first is None else f"Le premier courrier est parti le {day_month(first)}."


def second_letter_is_new(thing: Leaving, _: date) -> str | None:
    second = thing.departure.second_letter_on
    return None if second is None else f"Le second courrier est parti le {day_month(second)}."


def decision_is_dated(thing: Leaving, _: date) -> str | None:
    if thing.departure.ground is _G.PERMANENT_EXCLUSION and thing.departure.exclusion_decided_on is None:
        return typeset("La date de la décision d'exclusion manque. Enregistrez-la avec sa référence.")
    return None


def schooling_may_end(thing: Leaving, day: date) -> str | None:
    """Before 16 schooling does not end: one changes school (L131-1)."""
    if thing.departure.ground is _G.END_OF_SCHOOLING and thing.is_compulsory(day):
        return typeset(
            "L'élève a moins de 16 ans : l'instruction est obligatoire. Choisissez « Changement d'établissement » "
            "ou « Demande écrite de la famille »."
        )
    return None


def nobody_vanishes_below_sixteen(thing: Leaving, day: date) -> str | None:
    """Below 16 without a known enrolment, the State authority knows before the register forgets."""
    departure = thing.departure
    if not thing.is_compulsory(day) or departure.is_confirmed or departure.dsden_informed_on is not None:
        return None
    if departure.ground not in {_G.DISAPPEARANCE, _G.PERMANENT_EXCLUSION}:
        return None
    return typeset(
        "L'élève a moins de 16 ans et aucune inscription n'est connue. Informez d'abord la DSDEN, ou confirmez la "
        "destination sur pièce."
    )


def is_below_sixteen(thing: Leaving, day: date) -> str | None:
    if not thing.is_compulsory(day):
        return typeset("L'élève a 16 ans ou plus : c'est la plateforme qui le suit, le jour de sa sortie.")
    return None


def dsden_is_not_informed_yet(thing: Leaving, _: date) -> str | None:
    told = thing.departure.dsden_informed_on
    return None if told is None else f"La DSDEN a été informée le {day_month(told)}."


def a_dsden_answers(thing: Leaving, _: date) -> str | None:
    if thing.facts.dsden_unit is None:
        return "Aucune DSDEN n'est rattachée à l'établissement. Demandez à l'administrateur de la renseigner."
    return None


def is_sixteen(thing: Leaving, day: date) -> str | None:
    if thing.is_compulsory(day):
        return typeset(
            "L'élève a moins de 16 ans : informez la DSDEN. Une plateforme suit les jeunes à partir de 16 ans."
        )
    return None


def a_platform_answers(thing: Leaving, _: date) -> str | None:
    if thing.facts.platform_unit is None:
        return typeset(
            "Aucune plateforme n'est désignée pour cette commune ni pour cet établissement. Demandez à la DSDEN de "
            "compléter la liste."
        )
    return None


def is_not_handed_over_yet(thing: Leaving, _: date) -> str | None:
    day = thing.departure.handed_over_on
    return None if day is None else f"Le jeune a été transmis à la plateforme le {day_month(day)}."


def has_no_proof_yet(thing: Leaving, _: date) -> str | None:
    day = thing.departure.destination_confirmed_on
    return None if day is None else f"La destination est confirmée depuis le {day_month(day)}."


def year_was_followed(thing: Leaving, day: date) -> str | None:
    """« dans l'année qui suit la sortie »: at least one attempt, and the year gone by."""
    left = thing.departure.left_on
    if left is None or day < left + FOLLOW_UP:
        end = None if left is None else left + FOLLOW_UP
        return None if end is None else f"L'année de suivi se termine le {day_month(end)}."
    if thing.facts.contacts_since_leaving == 0 and not thing.departure.is_confirmed:
        return typeset("Aucun essai de contact n'est noté depuis la sortie. Notez-en au moins un.")
    return None


def goes_nowhere(departure_kind: Destination | None) -> bool:
    """No destination, or none that is one."""
    return departure_kind is None or not departure_kind.is_known
