"""« Qui a consulté ce dossier »: institution, day and purpose, never a name; health and social staff are folded."""

from dataclasses import dataclass
from datetime import datetime

FOLDED_ROLES = frozenset({"social_worker", "nurse", "guidance_psychologist"})
"""Shown as « établissement »: a one-person service would name the agent, and might warn a maltreating parent."""

PURPOSES = {
    "student:read": "Page de l'élève",
    "student:read_civil_status": "État civil",
    "student:read_half_days": "Absences",
    "absence:read_reason": "Motif d'une absence",
    "student:read_timeline": "Frise de l'année",
    "student:read_access_log": "Qui a consulté",
    "attendance_case:read": "Dossier d'absence",
    "document:read": "Document",
    "support_plan:read": "Accompagnement",
    "support_plan:list": "Accompagnements de l'élève",
    "support_plan:open_link": "Lien de signature envoyé à la famille",
}


@dataclass(frozen=True)
class Consultation:
    """One opening of the pupil's file."""

    at: datetime
    institution: str
    function: str
    purpose: str


def consultation(at: datetime, operation: str, role: str, *, institution: str | None, role_label: str) -> Consultation:
    """The line shown: what was opened in words, by which function of which institution."""
    if role.startswith("job:"):
        return Consultation(at, "Raccroche", "traitement automatique", PURPOSES.get(operation, "Autre consultation"))
    function = "établissement" if role in FOLDED_ROLES else role_label
    purpose = PURPOSES.get(operation) or PURPOSES.get(operation.split(":", 1)[0] + ":read", "Autre consultation")
    return Consultation(at, institution or "Institution non renseignée", function, purpose)
