/** The family's door: no account, no token of a session; link, birth day and code travel in bodies. */

import { ApiProblem, problemOf } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema.gen";

export type FamilyPlan = components["schemas"]["FamilyPlanOut"];
export type FamilyDecision = components["schemas"]["FamilyDecisionOut"];

export interface FamilyLink {
  token: string;
  birth_date: string;
}

const PATH = "/api/v1/public/signatures";

async function post(path: string, body: object): Promise<Response> {
  const response = await fetch(`${PATH}/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new ApiProblem(problemOf(response, await response.json().catch(() => null)));
  return response;
}

/** What there is to sign; looking signs nothing. */
export const showPlan = async (link: FamilyLink): Promise<FamilyPlan> => (await (await post("preview", link)).json()) as FamilyPlan;

export const decide = async (link: FamilyLink, code: string, signed: boolean): Promise<FamilyDecision> =>
  (await (await post("decision", { ...link, code, signed })).json()) as FamilyDecision;

/** The sheet itself, handed to the browser's downloads. */
export async function downloadPaper(link: FamilyLink): Promise<void> {
  const href = URL.createObjectURL(await (await post("paper", link)).blob());
  Object.assign(document.createElement("a"), { href, download: "accompagnement.pdf" }).click();
  URL.revokeObjectURL(href);
}
