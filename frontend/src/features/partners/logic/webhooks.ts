import { counted, textInstant } from "@/shared/format";

import type { Webhook } from "../api";

/** Since when it answers, or does not. */
export function healthOf({ failing_since, last_accepted_at }: Pick<Webhook, "failing_since" | "last_accepted_at">): string {
  if (failing_since !== null) return `N’accepte plus rien depuis le ${textInstant(failing_since)}.`;
  return last_accepted_at === null ? "Aucun message n’a encore été accepté." : `Dernier message accepté le ${textInstant(last_accepted_at)}.`;
}

/** « 12 livrés, 1 en attente, 2 en échec, 3 abandonnés », each a filter of the list. */
export const STATES = [
  { state: "delivered", one: "livré", many: "livrés" },
  { state: "waiting", one: "en attente", many: "en attente" },
  { state: "failed", one: "en échec", many: "en échec" },
  { state: "dead", one: "abandonné", many: "abandonnés" },
  { state: "uncertain", one: "incertain", many: "incertains" },
] as const;

export type CountedState = (typeof STATES)[number]["state"];

export const countOf = (webhook: Webhook, { state, one, many }: (typeof STATES)[number]): string => counted(webhook[state], one, many);

/** « 503 en 0,2 s » as the list shows the last attempt. */
export function attemptWords({ code, duration_ms }: { code: number | null; duration_ms: number | null }): string {
  const took = duration_ms === null ? "" : `${(duration_ms / 1000).toLocaleString("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0s`;
  return [code === null ? "sans réponse" : `réponse ${code}`, took].filter((part) => part !== "").join(" en ");
}

/** « 120 dossiers ouverts aujourd’hui sur 150. », said aloud only near the limit. */
export function quotaWords(opened: number, quota: number): { sentence: string; near: boolean } {
  const verb = opened > 1 ? "ouverts" : "ouvert";
  return { sentence: `${counted(opened, "dossier")} ${verb} aujourd’hui sur ${quota}.`, near: opened >= quota * 0.8 };
}
