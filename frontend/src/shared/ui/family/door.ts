/** The door behind a link: no account, no session; link, birth day and code travel in bodies. */

import { ApiProblem, problemOf } from "@/shared/api/problem";

/** What opens a document: the token of the link, and the second fact. */
export interface LinkHolder {
  token: string;
  birth_date: string;
}

async function post(path: string, body: object): Promise<Response> {
  const response = await fetch(`/api/v1/public/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new ApiProblem(problemOf(response, await response.json().catch(() => null)));
  return response;
}

export const knock = async <T>(path: string, body: object): Promise<T> => (await (await post(path, body)).json()) as T;

/** The sheet itself, handed to the browser's downloads. */
export async function keepSheet(path: string, link: LinkHolder, download: string): Promise<void> {
  const href = URL.createObjectURL(await (await post(path, link)).blob());
  Object.assign(document.createElement("a"), { href, download }).click();
  URL.revokeObjectURL(href);
}
