"""What each kind of background work is, in words: the administrator's list of failures shows these, not codes."""

EFFECT_LABELS = {
    "send_account_mail": "Courriel d'invitation ou de mot de passe",
    "recount_school": "Décomptes d'un établissement",
    "recount_pupils": "Décomptes d'élèves",
    "check_recount": "Recomptage d'un établissement",
    "mark_missing_rolls": "Appels non faits d'un établissement",
    "send_absence_notice": "Message d'absence à une famille",
    "remind_of_rolls": "Rappel d'appel à faire",
    "print_absence_notice": "Avis d'absence à imprimer",
    "print_reason_invitation": "Demande de motif à imprimer",
    "plan_import": "Lecture d'un import",
    "apply_import": "Application d'un import",
    "recognise_transfers": "Reconnaissance d'élèves arrivés d'ailleurs",
    "remind_of_tasks": "Rappel de tâche",
    "compute_early_warnings": "Signes à regarder d'un établissement",
    "send_agenda": "Ordre du jour d'une réunion",
    "announce_letter": "Annonce d'un courrier",
    "extract_siei_source": "Lecture d'une source du SIEI",
    "run_siei_campaign": "Croisement du SIEI",
    "replay_siei_campaign": "Croisement du SIEI refait",
    "erase_siei_folder": "Effacement des fichiers d'une campagne",
    "open_siei_follow_ups": "Ouverture de suivis depuis le SIEI",
    "open_handover_follow_up": "Ouverture d'un suivi transmis",
    "find_return_by_school": "Retour en formation vu par un établissement",
    "find_returns_in_school": "Retours en formation d'un établissement",
    "receive_transferred_follow_up": "Suivi reçu d'une autre plateforme",
    "settle_follow_up": "Issue d'un suivi",
    "open_requested_follow_up": "Ouverture d'un suivi demandé",
    "send_request_receipt": "Accusé de réception d'une demande",
    "send_signature_link": "Lien de signature d'un accompagnement",
    "send_contract_link": "Lien de signature d'un contrat",
    "remind_of_contract_mark": "Rappel de bilan d'un contrat",
    "replay_effect": "Travail à rejouer",
    "tell_webhooks": "Changements à annoncer aux partenaires",
    "deliver_webhook": "Annonce à un partenaire",
    "alert_webhook_contact": "Alerte à un partenaire injoignable",
    "apply_partner_events": "Nouvelles d'un partenaire",
    "open_partner_youth": "Ouverture d'un suivi demandé par un partenaire",
    "send_interview_link": "Lien vers la synthèse d'un entretien",
}
"""Letters are not here: their kinds have labels of their own (`label_of`)."""

_CAUSES = {
    "undeliverable": "Pas d'adresse, ou adresse refusée.",
    "Undeliverable": "Ne peut pas être envoyé.",
    "NotFound": "Ce dont il s'agissait n'existe plus.",
    "NotSent": "Le serveur de courriel n'a pas répondu.",
}


def cause_of(error: str) -> str:
    """In words where we know them, else the class of the error, for whoever maintains the service."""
    return _CAUSES.get(error, error)


_LETTER = "Courrier à écrire"


def label_of(kind: str) -> str:
    """In words; what is no known work is a letter, whose kind follows `send_`."""
    return EFFECT_LABELS.get(kind, _LETTER if kind.startswith(("send_", "print_")) else "Travail de fond")
