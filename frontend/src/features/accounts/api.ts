import { queryOptions } from "@tanstack/react-query";

import { signIn, type Credentials } from "@/shared/api/tokens";

export interface DemoAccount {
  email: string;
  role_label: string;
  does: string;
}

export interface Environment {
  demo: { password: string; accounts: DemoAccount[] } | null;
  oidc: boolean;
}

/** What the sign-in page offers; asked before anybody is signed in, so without a token. */
export const environmentQuery = queryOptions({
  queryKey: ["environment"],
  queryFn: async (): Promise<Environment> => {
    const response = await fetch("/api/v1/public/environment");
    return response.ok ? ((await response.json()) as Environment) : { demo: null, oidc: false };
  },
  staleTime: Infinity,
  retry: false,
});

let waiting: Credentials | null = null;

/** Kept in memory between the password page and the code page; a reload forgets them. */
export const holdCredentials = (credentials: Credentials): void => {
  waiting = credentials;
};

export const areCredentialsHeld = (): boolean => waiting !== null;

export async function signInWithCode(otp: string): Promise<void> {
  if (waiting === null) return;
  await signIn({ ...waiting, otp });
  waiting = null;
}
