/** « Annuler »: what was noted by mistake is kept, marked, and counts no longer. */

import { api, bodyOf } from "./client";

export const takeContactBack = (contact_id: string) =>
  bodyOf(api.DELETE("/api/v1/contact-attempts/{contact_id}", { params: { path: { contact_id } } }));

export const takeReasonBack = (absence_id: string, reason_id: string) =>
  bodyOf(api.DELETE("/api/v1/absences/{absence_id}/reason/{reason_id}", { params: { path: { absence_id, reason_id } } }));
