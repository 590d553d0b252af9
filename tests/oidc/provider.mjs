// A real OpenID provider (oidc-provider) shaped like ProConnect, for the tests: one client, whoever the test says.
// Prints its issuer on one line once it listens. PUT /test/account changes who signs in next.

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";

import Provider from "oidc-provider";

const [redirectUri, signing, userinfo, pkce, authMethod] = process.argv.slice(2);

let account = { sub: "agent-1", email: "cpe@ac-test.invalid", email_verified: true };
let amr = [];

function key(type, options, extra) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: "jwk" }), use: "sig", ...extra };
}

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "raccroche",
        client_secret: "a secret between the two of us",
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: authMethod,
        id_token_signed_response_alg: signing,
        ...(userinfo === "json" ? {} : { userinfo_signed_response_alg: userinfo }),
      },
    ],
    jwks: {
      keys: [
        key("rsa", { modulusLength: 2048 }, { kid: "rsa-1", alg: "RS256" }),
        key("ec", { namedCurve: "P-256" }, { kid: "ec-1", alg: "ES256" }),
      ],
    },
    cookies: { keys: ["a key for the cookies of a test"] },
    clientAuthMethods: [authMethod],
    pkce: { required: () => pkce === "required" },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    scopes: ["openid"],
    claims: {
      openid: ["sub", "amr"],
      given_name: ["given_name"],
      usual_name: ["usual_name"],
      email: ["email", "email_verified"],
      uid: ["uid"],
      siret: ["siret"],
      idp_id: ["idp_id"],
    },
    ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 300, Session: 300, Grant: 300 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...account, sub: id, ...(amr.length && { amr }) }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid given_name usual_name email uid siret idp_id");
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on("request", async (request, response) => {
    if (request.method === "PUT" && request.url === "/test/account") {
      let text = "";
      for await (const chunk of request) text += chunk;
      ({ amr = [], ...account } = JSON.parse(text));
      response.writeHead(204).end();
    } else if (request.url.startsWith("/interaction/")) {
      const login = { accountId: account.sub, ...(amr.length && { amr }) };
      await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    } else {
      callback(request, response);
    }
  });
  process.stdout.write(`${issuer}\n`);
});

process.stdin.on("end", () => process.exit(0)).resume();
