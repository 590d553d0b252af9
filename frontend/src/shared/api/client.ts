import createClient from "openapi-fetch";

import { authorizedFetch } from "./http";
import { ApiProblem, problemOf } from "./problem";
import type { paths } from "./schema.gen";

/** Typed by the API's own document: `api.GET("/api/v1/me")`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: authorizedFetch });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; a refusal is thrown as an ApiProblem. */
export async function bodyOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new ApiProblem(problemOf(response, error));
  return data as T;
}

/** The body with the version it came with, to be sent back in `If-Match`. */
export async function versionedBodyOf<T>(answer: Promise<Answer<T>>): Promise<{ body: T; etag: string }> {
  const { response } = await answer;
  return { body: await bodyOf(answer), etag: response.headers.get("ETag") ?? "" };
}
