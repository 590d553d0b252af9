/** A step that was taken, in words of the past. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  open: "Dossier ouvert",
  found_missing: "Absent d’un import\u00a0: dossier ouvert",
  clarify: "Motif précisé",
  record_request: "Demande écrite enregistrée",
  offer_interview: "Entretien proposé",
  propose_alternatives: "Autres solutions proposées",
  send_first_letter: "Premier courrier envoyé",
  send_second_letter: "Second courrier envoyé",
  record_exclusion: "Décision d’exclusion enregistrée",
  inform_dsden: "DSDEN informée",
  leave: "Sortie enregistrée",
  confirm_destination: "Destination confirmée",
  hand_over: "Transmis à la plateforme",
  return: "Retour enregistré",
  withdraw: "Sortie annulée",
  finish_follow_up: "Suivi de l’année terminé",
};
