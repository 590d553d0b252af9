/** The access token lives here, in memory only; the refresh token is a cookie that scripts cannot read. */

import { ApiProblem, problemOf } from "./problem";

const TOKEN_URL = "/api/v1/auth/token";
const LOGOUT_URL = "/api/v1/auth/logout";
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
  /** One-time code, for the roles that must use one. */
  otp?: string;
}

/** Signs in with a password; refusals are thrown as problems. */
export async function signIn(credentials: Credentials): Promise<void> {
  await requestToken({ grant_type: "password", ...credentials });
  announce("started");
}

/** Ends the session here, in the other tabs, and on the server. */
export async function signOut(event: "signed_out" | "locked" = "signed_out"): Promise<void> {
  const bearer = token?.value;
  token = null;
  channel?.postMessage(event);
  announce(event);
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
    await requestToken({ grant_type: "refresh_token" });
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

async function requestToken(form: object): Promise<void> {
  const body = new URLSearchParams(form as Record<string, string>);
  const response = await fetch(TOKEN_URL, { method: "POST", body });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, answer));
  const { access_token, expires_in } = answer as { access_token: string; expires_in: number };
  token = { value: access_token, expiresAt: Date.now() + expires_in * 1000 };
}
