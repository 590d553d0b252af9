/** The typed client: asks for its token, renews it before its end, and gives every write a key. */

import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths } from "./schema.js";

export type { components, paths } from "./schema.js";
export type PartnerClient = Client<paths>;

export interface PartnerCredentials {
  /** `https://…`, without a final slash. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
}

const TOKEN_PATH = "/api/v1/auth/token";
const RENEWED_BEFORE_MS = 60_000;

interface Token {
  access_token: string;
  expires_in: number;
}

export class SignInRefused extends Error {
  constructor(
    readonly status: number,
    readonly problem: unknown,
  ) {
    super(`The token was refused: ${status}`);
  }
}

async function ask(credentials: PartnerCredentials): Promise<Token> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
  });
  const answer = await fetch(credentials.baseUrl + TOKEN_PATH, { method: "POST", body: form });
  if (!answer.ok) throw new SignInRefused(answer.status, await answer.json().catch(() => null));
  return (await answer.json()) as Token;
}

/** One token for all calls made meanwhile; another one a minute before it ends. */
function bearer(credentials: PartnerCredentials): Middleware {
  let held: Promise<Token> | undefined;
  let until = 0;
  async function token(): Promise<string> {
    if (held === undefined || Date.now() >= until) {
      until = Number.POSITIVE_INFINITY;
      held = ask(credentials);
      held.then(
        (got) => (until = Date.now() + got.expires_in * 1000 - RENEWED_BEFORE_MS),
        () => (held = undefined),
      );
    }
    return (await held).access_token;
  }
  return {
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await token()}`);
    },
  };
}

/** A write without a key is refused by the service. Give your own to repeat a write after a cut. */
const keyed: Middleware = {
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
  },
};

export function createPartnerClient(credentials: PartnerCredentials): PartnerClient {
  const client = createClient<paths>({ baseUrl: credentials.baseUrl });
  client.use(bearer(credentials), keyed);
  return client;
}
