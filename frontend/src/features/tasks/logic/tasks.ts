/** Tasks in words: who has it, since when it is late, what came of it. */

import { labelOf } from "@/shared/api/labels";
import { Role, TaskOrigin, TaskOutcome } from "@/shared/api/reference.gen";
import type { components } from "@/shared/api/schema.gen";
import type { TaskFilters } from "@/shared/api/tasks";
import { counted, dayMonth, dayOf } from "@/shared/format";

type Task = components["schemas"]["TaskLine"];

/** « Mme Meunier », or the function when nobody is named. */
export const ownerOf = (task: Pick<Task, "owner_name" | "owner_role">): string => (task.owner_name !== "" ? task.owner_name : task.owner_role === null ? "personne" : labelOf(Role, task.owner_role));

export const isOpen = (task: Pick<Task, "done_at" | "cancelled_at">): boolean => task.done_at === null && task.cancelled_at === null;

/** « en retard de 3 jours », or nothing. */
export const lateWords = (task: Pick<Task, "late_days">): string | null => (task.late_days > 0 ? `en retard de ${counted(task.late_days, "jour")}` : null);

/** « décidée en réunion, par Mme Lemoine, relancée le 20 nov. ». */
export function originWords(task: Pick<Task, "origin_kind" | "created_by_name" | "reminded_at">): string {
  const reminded = task.reminded_at === null ? null : `relancée le ${dayMonth(dayOf(task.reminded_at))}`;
  return [TaskOrigin[task.origin_kind], task.created_by_name === "" ? null : `par ${task.created_by_name}`, reminded].filter((part) => part !== null).join(", ");
}

/** « fait, le 13 oct. ». */
export function settledWords(task: Pick<Task, "outcome" | "done_at" | "cancelled_at">): string {
  const at = task.done_at ?? task.cancelled_at;
  return [task.outcome === null ? "réglée" : TaskOutcome[task.outcome], at === null ? null : `le ${dayMonth(dayOf(at))}`].filter((part) => part !== null).join(", ");
}

const ROLE = "role:";

/** The choice of a form as the API wants it: a person, or a function when nobody is named. */
export const chargeOf = (owner: string): { owner_id: string | null; owner_role: Task["owner_role"] } =>
  owner.startsWith(ROLE) ? { owner_id: null, owner_role: owner.slice(ROLE.length) as NonNullable<Task["owner_role"]> } : { owner_id: owner === "" ? null : owner, owner_role: null };

const STATES: Readonly<Record<string, "open" | "late" | "settled" | undefined>> = { "a-faire": "open", "en-retard": "late", reglees: "settled" };
const SCOPES: Readonly<Record<string, "mine" | "given" | "house" | undefined>> = { miennes: "mine", donnees: "given", etablissement: "house" };

/** The filters of the address; who watches over the house starts from the house. */
export function filtersOf(search: Readonly<Record<string, string | undefined>>, supervises: boolean): Required<Pick<TaskFilters, "scope" | "state">> & TaskFilters {
  const scope = SCOPES[search["de"] ?? ""];
  return {
    scope: scope === "house" && !supervises ? "mine" : (scope ?? (supervises ? "house" : "mine")),
    state: STATES[search["etat"] ?? ""] ?? "open",
    ...(search["suite"] !== undefined && { cursor: search["suite"] }),
    limit: 50,
  };
}
