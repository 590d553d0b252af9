"""What is kept of a reason written by another software: one category. Its label may tell health or religion."""

from domain.imports.names import fold
from domain.kernel.labelled import Labelled


class ImportedReason(Labelled):
    """The only words about a reason that an import may leave behind; none of them says more than the school needs."""

    CHILD_ILLNESS = "child_illness", "Motif de santé (sans précision)"
    LEAVE_GRANTED = "leave_granted", "Autorisation d'absence accordée"
    TRANSPORT_FAILURE = "transport_failure", "Difficulté accidentelle des communications"
    FAMILY = "family", "Motif familial"
    OTHER_STATED = "other_stated", "Autre motif donné"


_WORDS: tuple[tuple[ImportedReason, str], ...] = (
    (ImportedReason.TRANSPORT_FAILURE, "transport communication bus metro train greve intemper neige"),
    (
        ImportedReason.CHILD_ILLNESS,
        (
            "malad medic sante hopit hospit infirm soin pompier urgence dentist doct covid grippe consult certificat "
            "orthopho kine psychi psycho cmp operation blesse vaccin"
        ),
    ),
    (
        ImportedReason.LEAVE_GRANTED,
        (
            "relig fete culte aid ramadan kippour communion autoris educateur justice tribunal social ase convoc "
            "examen mandat jdc defense"
        ),
    ),
    (ImportedReason.FAMILY, "famil parent deces obseque mariage naissance"),
)


def reason_of(label: str) -> ImportedReason | None:
    """The category of a foreign label, None when there is none. A label that nothing recognises is « autre motif »."""
    words = fold(label).split()
    if not words:
        return None
    for reason, starts in _WORDS:
        if any(word.startswith(start) for word in words for start in starts.split()):
            return reason
    return ImportedReason.OTHER_STATED
