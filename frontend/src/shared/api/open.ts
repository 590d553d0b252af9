/** Operations that ask for no account: no token is sent, and what is sent travels in a body, never in an address. */

import { ApiProblem, problemOf } from "./problem";

export async function openBody<Body>(path: string, init?: RequestInit): Promise<Body> {
  const response = await fetch(`/api/v1/public/${path}`, init);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, body));
  return body as Body;
}
