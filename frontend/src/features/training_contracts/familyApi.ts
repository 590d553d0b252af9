/** The door of the young person and of the family: no account; link, birth day and code travel in bodies. */

import { ApiProblem, problemOf } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema.gen";

export type FamilyContract = components["schemas"]["FamilyContractOut"];
export type FamilyContractDecision = components["schemas"]["FamilyContractDecisionOut"];

export interface ContractLinkHolder {
  token: string;
  birth_date: string;
}

async function post(path: string, body: object): Promise<Response> {
  const response = await fetch(`/api/v1/public/contracts/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new ApiProblem(problemOf(response, await response.json().catch(() => null)));
  return response;
}

/** The contract in plain French; looking signs nothing. */
export const showContract = async (link: ContractLinkHolder): Promise<FamilyContract> => (await (await post("preview", link)).json()) as FamilyContract;

export const decideContract = async (link: ContractLinkHolder, code: string, signed: boolean): Promise<FamilyContractDecision> =>
  (await (await post("decision", { ...link, code, signed })).json()) as FamilyContractDecision;

/** The sheet itself, handed to the browser's downloads. */
export async function downloadContract(link: ContractLinkHolder): Promise<void> {
  const href = URL.createObjectURL(await (await post("paper", link)).blob());
  Object.assign(document.createElement("a"), { href, download: "contrat-de-formation.pdf" }).click();
  URL.revokeObjectURL(href);
}
