/** One authorised fetch for everything: JSON, files and event streams. */

import { freshToken, onSession, refresh, sessionEnded } from "./tokens";

const JSON_HEADERS = "application/json, application/problem+json";

/**
 * Sends a request with the session's token. When the session has ended, the request waits while the person signs in
 * again over the page, then leaves as it was: no form is lost.
 */
export async function authorizedFetch(request: Request): Promise<Response> {
  if (!request.headers.has("Accept")) request.headers.set("Accept", JSON_HEADERS);
  const spare = request.clone();
  const bearer = await freshToken();
  if (bearer !== null) {
    const response = await send(request, bearer);
    if (response.status !== 401) return response;
  }
  return resend(spare);
}

async function resend(request: Request): Promise<Response> {
  if (!(await refresh())) await nextSession();
  const bearer = await freshToken();
  return send(request, bearer ?? "");
}

function send(request: Request, bearer: string): Promise<Response> {
  request.headers.set("Authorization", `Bearer ${bearer}`);
  return fetch(request);
}

/** Resolves once signed in again; rejects when the person leaves instead. */
function nextSession(): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = onSession((event) => {
      if (event === "started") {
        stop();
        resolve();
      } else if (event === "signed_out") {
        stop();
        reject(new DOMException("signed out", "AbortError"));
      }
    });
    sessionEnded();
  });
}
