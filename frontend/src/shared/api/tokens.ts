/** The access token lives here, in memory only; the refresh token is a cookie that scripts cannot read. */

import { ApiProblem, problemOf } from "./problem";

const TOKEN_URL = "/api/v1/auth/token";
const LOGOUT_URL = "/api/v1/auth/logout";
const LOCK_URL = "/api/v1/auth/lock";
const UNLOCK_URL = "/api/v1/auth/unlock";
/** A token this close to its end is renewed before use. */
const MARGIN_MS = 30_000;

interface Token {
  value: string;
  expiresAt: number;
}

export type SessionEvent = "started" | "ended" | "locked" | "signed_out";

let token: Token | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<(event: SessionEvent) => void>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("raccroche-session");

channel?.addEventListener("message", (message) => {
  const event: unknown = message.data;
  if (event !== "signed_out" && event !== "locked") return;
  token = null;
  announce(event);
});

/** Hears sessions start and end; returns how to stop listening. */
export function onSession(listener: (event: SessionEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(event: SessionEvent): void {
  listeners.forEach((listener) => {
    listener(event);
  });
}

export interface Credentials {
  username: string;
  password: string;
}

/** Half-way: the code of a second factor is asked, or the second factor must first be set up. */
export interface Challenge {
  kind: "second_factor_required" | "second_factor_enrolment";
  challenge: string;
}

export interface Granted {
  access_token: string;
  expires_in: number;
}

/** Signs in with a password; returns what is still missing, if anything. Refusals are thrown as problems. */
export const signIn = (credentials: Credentials): Promise<Challenge | null> =>
  enter(TOKEN_URL, { grant_type: "password", ...credentials });

/** Finishes with a one-time code, or one of the rescue codes. */
export const signInWithCode = (challenge: string, code: string): Promise<Challenge | null> =>
  enter(TOKEN_URL, { grant_type: "one_time_code", challenge, code });

/** Resumes a locked session: the password alone. */
export const unlock = (password: string): Promise<Challenge | null> => enter(UNLOCK_URL, { password });

/** Takes the token another sign-in route gave: an invitation accepted, a second factor set up. */
export function begin(granted: Granted): void {
  keep(granted);
  announce("started");
}

async function enter(url: string, form: Record<string, string>): Promise<Challenge | null> {
  const answer = await requestToken(url, form);
  if ("challenge" in answer) return answer;
  begin(answer);
  return null;
}

/** Locks this browser: what is on the screen stays, out of reach until the password. */
export async function lock(): Promise<void> {
  token = null;
  channel?.postMessage("locked");
  announce("locked");
  await fetch(LOCK_URL, { method: "POST" }).catch(() => undefined);
}

/** Ends the session here, in the other tabs, and on the server. */
export async function signOut(): Promise<void> {
  const bearer = token?.value;
  token = null;
  channel?.postMessage("signed_out");
  announce("signed_out");
  await fetch(LOGOUT_URL, { method: "POST", ...(bearer && { headers: { Authorization: `Bearer ${bearer}` } }) }).catch(
    () => undefined,
  );
}

/** A token good for the next request, or null when nobody is signed in. */
export async function freshToken(now: number = Date.now()): Promise<string | null> {
  if (token !== null && token.expiresAt - MARGIN_MS > now) return token.value;
  return (await refresh()) ? (token?.value ?? null) : null;
}

/**
 * Renews the access token. Tabs take turns under a Web Lock, and calls of one tab share one request: a refresh
 * token used twice would end the whole family.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= withLock(renew).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Tells the page that the session ended; its form stays as it is. */
export function sessionEnded(): void {
  token = null;
  announce("ended");
}

async function renew(): Promise<boolean> {
  try {
    const answer = await requestToken(TOKEN_URL, { grant_type: "refresh_token" });
    if ("challenge" in answer) return false;
    keep(answer);
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status < 500) {
      token = null;
      return false;
    }
    throw error;
  }
}

async function withLock(work: () => Promise<boolean>): Promise<boolean> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request("raccroche-refresh", work);
}

async function requestToken(url: string, form: Record<string, string>): Promise<Granted | Challenge> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(form) });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, answer));
  return answer as Granted | Challenge;
}

function keep({ access_token, expires_in }: Granted): void {
  token = { value: access_token, expiresAt: Date.now() + expires_in * 1000 };
}
