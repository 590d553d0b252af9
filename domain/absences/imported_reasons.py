"""Labels of other software, mapped to our few reasons; what says health, religion or social care is dropped here.

No label ever goes further than this function (GDPR art. 9): the words below exist only to be forgotten.
"""

import re
import unicodedata
from dataclasses import dataclass

from domain.absences.reasons import JudgementState, ReasonCode

_HEALTH = (
    r"malad|medic|medec|hospi|infirm|pompier|sante|docteur|dentist|orthopho|psy|kine|bless|chirurg|operation|allerg"
    r"|covid|grippe|fievre|gastro|depress|grossess|therap|opti(?:que|cien)|ophtalm|pharma|urgence|inapte|handicap"
    r"|samu|soin|pai\b|clinique|vaccin"
)
_RELIGION_OR_CARE = (
    r"relig|fete[s]?\b|\baid\b|ramadan|kippour|pessah|shabbat|culte|communion|bapteme|bar.?mitsva|messe|priere"
    r"|careme|pelerinage|educat(?:eur|rice)|classe.relais|\base\b|foyer|juge|justice|tribunal|audience|garde a vue"
    r"|police|gendarm|pjj|mdph|prefecture|titre de sejour|assistante? social|deces|obseque|enterrement|deuil"
)
_PLAIN = (
    (r"reunion solennelle|mariage", ReasonCode.SOLEMN_FAMILY_GATHERING),
    (r"transport|\bbus\b|\btrain\b|\bcar\b|greve|neige|verglas|intemperi|communications", ReasonCode.TRANSPORT_FAILURE),
    (r"reveil", ReasonCode.LATE_WAKING),
    (r"vacances", ReasonCode.HOLIDAYS),
    (r"convenance|personnel", ReasonCode.PERSONAL),
    (r"autorisation d.absence|autorise", ReasonCode.LEAVE_GRANTED),
)


@dataclass(frozen=True)
class ImportedReason:
    """What is kept of a line: our reason or none, and how it was judged over there."""

    reason: ReasonCode | None
    state: JudgementState


def read_imported_reason(label: str, *, justified: bool) -> ImportedReason:
    """Map a foreign label. « Justifiée » over there is « recevable » here; a reason not judged waits to be."""
    words = _plain(label)
    if not words:
        return _without_label(justified=justified)
    reason = _reason_of(words, justified=justified)
    return ImportedReason(reason, JudgementState.ADMISSIBLE if justified else JudgementState.PENDING)


def _reason_of(words: str, *, justified: bool) -> ReasonCode:
    if re.search(_HEALTH, words):
        return ReasonCode.HEALTH_UNSPECIFIED
    if re.search(_RELIGION_OR_CARE, words):
        return ReasonCode.LEAVE_GRANTED if justified else ReasonCode.UNSPECIFIED
    plain = next((code for pattern, code in _PLAIN if re.search(pattern, words)), None)
    return plain or (ReasonCode.OTHER_ACCEPTED if justified else ReasonCode.UNSPECIFIED)


def _without_label(*, justified: bool) -> ImportedReason:
    if justified:
        return ImportedReason(ReasonCode.OTHER_ACCEPTED, JudgementState.ADMISSIBLE)
    return ImportedReason(None, JudgementState.NO_REASON)


def _plain(label: str) -> str:
    decomposed = unicodedata.normalize("NFKD", label.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()
