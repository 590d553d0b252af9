import { afterEach, describe, expect, test, vi } from "vitest";

import { parseEvents } from "./events";
import { fileName } from "./files";
import { authorizedFetch } from "./http";
import { asProblem, problemOf } from "./problem";
import { onSession, signIn, signOut } from "./tokens";

const json = (body: unknown, status = 200): Response => Response.json(body, { status });
const granted = (value: string): Response => json({ access_token: value, expires_in: 600 });

/** A server of three lines: what it answers to each path, in order; what it heard stays readable. */
function serve(answers: Record<string, Response[]>): Request[] {
  const heard: Request[] = [];
  vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
    const request = new Request(new URL(input instanceof Request ? input.url : input, "http://test/"), input instanceof Request ? input : init);
    heard.push(request);
    return Promise.resolve(answers[new URL(request.url).pathname]?.shift() ?? json({}, 404));
  });
  return heard;
}

const request = (): Request => new Request("http://test/api/v1/me");

afterEach(async () => {
  await signOut();
  vi.unstubAllGlobals();
});

describe("a request", () => {
  test("asks for a token first and carries it", async () => {
    const heard = serve({ "/api/v1/auth/token": [granted("one")], "/api/v1/me": [json({})] });
    await authorizedFetch(request());
    expect(heard.at(-1)?.headers.get("Authorization")).toBe("Bearer one");
  });

  test("renews a refused token once and leaves again", async () => {
    const heard = serve({
      "/api/v1/auth/token": [granted("old"), granted("new")],
      "/api/v1/me": [json({}, 401), json({ id: "a" })],
    });
    const response = await authorizedFetch(request());
    expect(response.status).toBe(200);
    expect(heard.at(-1)?.headers.get("Authorization")).toBe("Bearer new");
  });

  test("shares one renewal between requests that leave together", async () => {
    const heard = serve({ "/api/v1/auth/token": [granted("one")], "/api/v1/me": [json({}), json({})] });
    await Promise.all([authorizedFetch(request()), authorizedFetch(request())]);
    expect(heard.filter((each) => each.url.endsWith("/auth/token"))).toHaveLength(1);
  });

  test("waits for a new sign-in when the session has ended", async () => {
    const heard = serve({
      "/api/v1/auth/token": [json({}, 401), json({}, 401), granted("back")],
      "/api/v1/me": [json({ id: "a" })],
    });
    const ended = new Promise<void>((resolve) => {
      const stop = onSession((event) => {
        if (event !== "ended") return;
        stop();
        resolve();
      });
    });
    const answer = authorizedFetch(request());
    await ended;
    await signIn({ username: "cpe@demo.invalid", password: "secret" });
    expect((await answer).status).toBe(200);
    expect(heard.at(-1)?.headers.get("Authorization")).toBe("Bearer back");
  });
});

describe("a problem", () => {
  test("keeps the server's French sentences and its wait", () => {
    const response = new Response(null, { status: 503, headers: { "Retry-After": "12" } });
    const problem = problemOf(response, { type: "/problems/unavailable", title: "Occupé", detail: "Attendez." });
    expect(problem).toMatchObject({ title: "Occupé", detail: "Attendez.", retryAfter: 12 });
  });
  test("has typographic apostrophes in every sentence of the server", () => {
    const sent = { title: "L'envoi attend", detail: "D'abord l'avis.", blocked_by: ["L'adresse manque."], errors: [{ pointer: "/a", detail: "n'est pas lu" }] };
    const { title, detail, blockedBy, errors } = problemOf(new Response(null, { status: 409 }), sent);
    expect([title, detail, blockedBy[0], errors[0]?.detail].join(" ")).toBe("L’envoi attend D’abord l’avis. L’adresse manque. n’est pas lu");
  });
  test("has words of its own when the answer is not one of ours", () => {
    expect(problemOf(new Response(null, { status: 502 }), "<html>").title).toBe("Erreur inattendue");
  });
  test("tells a network that is not there from a fault", () => {
    expect(asProblem(new TypeError("Failed to fetch")).type).toBe("/problems/offline");
  });
});

describe("streams and files", () => {
  test("an event cut in two is kept for the next piece", () => {
    const first = parseEvents('event: progress\ndata: {"done": 3}\n\ndata: {"do');
    expect(first.events).toEqual([{ event: "progress", data: { done: 3 } }]);
    expect(parseEvents(`${first.rest}ne": 4}\n\n`).events).toEqual([{ event: "message", data: { done: 4 } }]);
  });
  test("a heartbeat is not an event", () => {
    expect(parseEvents(": still here\n\n").events).toEqual([]);
  });
  test("a file takes the name the server gives", () => {
    expect(fileName("attachment; filename=a.pdf; filename*=UTF-8''avertissement%20du%2023.pdf")).toBe("avertissement du 23.pdf");
    expect(fileName('inline; filename="lettre.pdf"')).toBe("lettre.pdf");
  });
});
