import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf, versionedBodyOf } from "@/shared/api/client";
import { idempotent, ifMatch } from "@/shared/api/preconditions";
import { ApiProblem, problemOf } from "@/shared/api/problem";
import type { components, paths } from "@/shared/api/schema.gen";
import type { Challenge, Granted } from "@/shared/api/tokens";

type Schemas = components["schemas"];
export type SignInOptions = Schemas["SignInOptionsOut"];
export type Invitation = Schemas["InvitationOut"];
export type Enrolment = Schemas["SecondFactorSecretOut"];
export type Enrolled = Schemas["EnrolledOut"];

/** What the sign-in page offers; asked before anybody is signed in, so without a token. */
export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in-options"],
  queryFn: async (): Promise<SignInOptions> => {
    const response = await fetch("/api/v1/public/sign-in-options");
    return response.ok
      ? ((await response.json()) as SignInOptions)
      : { identity_provider: false, demo: false, demo_password: null, demo_accounts: [] };
  },
  staleTime: Infinity,
  retry: false,
});

/** A public call: nobody is signed in, so no token and no wait for one. */
async function publicPost<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, answer));
  return answer as T;
}

export const showInvitation = (token: string): Promise<Invitation> =>
  publicPost("/api/v1/public/invitations/preview", { token });

export const acceptInvitation = (token: string, password: string): Promise<Granted | Challenge> =>
  publicPost("/api/v1/public/invitations/acceptance", { token, password });

export const requestPasswordReset = (email: string): Promise<{ detail: string }> =>
  publicPost("/api/v1/public/password-resets", { email });

export const beginEnrolment = (challenge: string): Promise<Enrolment> =>
  publicPost("/api/v1/auth/second-factor", { challenge });

export const confirmEnrolment = (challenge: string, code: string): Promise<Enrolled> =>
  publicPost("/api/v1/auth/second-factor/confirmation", { challenge, code });

let waiting: Challenge | null = null;

/** Kept in memory between the password page and the code page; a reload forgets it. */
export const holdChallenge = (challenge: Challenge | null): void => {
  waiting = challenge;
};

export const heldChallenge = (): Challenge | null => waiting;

export const accessQuery = queryOptions({
  queryKey: ["me", "access"],
  queryFn: () => bodyOf(api.GET("/api/v1/me/access")),
});

export const sessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: () => bodyOf(api.GET("/api/v1/auth/sessions")),
});

export const endSession = (session_id: string) =>
  bodyOf(api.DELETE("/api/v1/auth/sessions/{session_id}", { params: { path: { session_id } } }));

export const endAllSessions = () => bodyOf(api.DELETE("/api/v1/auth/sessions"));

export const changePassword = (current_password: string, password: string) =>
  bodyOf(api.POST("/api/v1/auth/password", { body: { current_password, password } }));

export const beginMySecondFactor = (current_password: string): Promise<Enrolment> =>
  bodyOf(api.POST("/api/v1/me/second-factor", { body: { current_password } }));

export const confirmMySecondFactor = (code: string) =>
  bodyOf(api.POST("/api/v1/me/second-factor/confirmation", { body: { code } }));

export const renewMyRescueCodes = (current_password: string) =>
  bodyOf(api.POST("/api/v1/me/second-factor/rescue-codes", { body: { current_password } }));

export type AccountLine = Schemas["AccountLine"];
export type Account = Schemas["AccountOut"];
export type RoleLine = Schemas["RoleOut"];
export type NewAccount = Schemas["AccountIn"];
export type AccountFilters = NonNullable<paths["/api/v1/accounts"]["get"]["parameters"]["query"]>;

export const accountsQuery = (query: AccountFilters) =>
  queryOptions({
    queryKey: ["accounts", query],
    queryFn: () => bodyOf(api.GET("/api/v1/accounts", { params: { query } })),
  });

export const accountQuery = (account_id: string) =>
  queryOptions({
    queryKey: ["accounts", account_id],
    queryFn: () => versionedBodyOf(api.GET("/api/v1/accounts/{account_id}", { params: { path: { account_id } } })),
  });

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: () => bodyOf(api.GET("/api/v1/roles")),
  select: (page) => page.items,
  staleTime: Infinity,
});

export const unitsQuery = queryOptions({
  queryKey: ["units"],
  queryFn: () => bodyOf(api.GET("/api/v1/units", { params: { query: { limit: 100 } } })),
  select: (page) => page.items,
});

export const inviteAccount = (key: string, body: NewAccount) =>
  bodyOf(api.POST("/api/v1/accounts", { headers: idempotent(key), body }));

export const advanceAccount = (account_id: string, etag: string, transition: Schemas["AccountTransition"]) =>
  versionedBodyOf(
    api.POST("/api/v1/accounts/{account_id}/transitions", { params: { path: { account_id } }, headers: ifMatch(etag), body: { transition } }),
  );

export const changeAccount = (account_id: string, etag: string, body: Schemas["AccountChangeIn"]) =>
  versionedBodyOf(api.PATCH("/api/v1/accounts/{account_id}", { params: { path: { account_id } }, headers: ifMatch(etag), body }));
