/** Where each act goes. Bodies come from the fields of the act, which the server checks. */

import {
  advanceReturnRequest,
  advanceSolution,
  askHandover,
  correctDetails,
  nameReferent,
  openReturnRequest,
  openSummons,
  proposeSolution,
  refer,
  takeStep,
  type FollowUpPage,
} from "../api";

export interface Sent {
  page: FollowUpPage;
  etag: string;
  key: string;
  /** The solution or the request an act is about. */
  about: string | undefined;
  body: Record<string, string | string[] | null>;
}

const textOf = (value: string | string[] | null | undefined): string => (typeof value === "string" ? value : "");

export function send(name: string, { page, etag, key, about, body }: Sent): Promise<unknown> {
  const { id } = page.followed;
  const form = body as never;
  switch (name) {
    case "relais":
      return askHandover(id, form, key);
    case "referent":
      return nameReferent({ id, version: page.version }, textOf(body["account_id"]));
    case "solution":
      return proposeSolution(id, key, { ...body, label: textOf(body["label"]) } as never);
    case "fin-solution":
      return advanceSolution(id, must(page.solutions, about), key, { ...body, name: "end" } as never);
    case "partner":
      return refer(id, key, form);
    case "return_request":
      return openReturnRequest(id, key, form);
    case "reponse-retour":
      return advanceReturnRequest(id, must(page.return_requests, about), key, form);
    case "summons":
      return openSummons(id, key, form);
    case "details":
      return correctDetails(id, etag, key, { ...body, phone: textOf(body["phone"]).replace(/\u00a0/g, " ") || null });
    default:
      return takeStep(id, etag, key, { ...body, name } as never);
  }
}

function must<T extends { id: string }>(list: readonly T[], id: string | undefined): T {
  const found = list.find((one) => one.id === id) ?? list[0];
  if (found === undefined) throw new Error("nothing to act on");
  return found;
}
