import { useState } from "react";

import { signIn, signInWithCode, type Challenge, type Credentials } from "@/shared/api/tokens";

import { CodeForm } from "./CodeForm";
import { PasswordForm } from "./PasswordForm";

interface Props {
  onSignedIn: () => void | Promise<void>;
  /** Where the second factor is asked or set up; without it, the code is asked in place. */
  onSecondFactor?: (challenge: Challenge) => void;
}

/** Address and password, then the one-time code for those who must use one. */
export function SignIn({ onSignedIn, onSecondFactor }: Props) {
  const [waiting, setWaiting] = useState<Challenge | null>(null);

  async function attempt(credentials: Credentials): Promise<void> {
    const challenge = await signIn(credentials);
    if (challenge === null) await onSignedIn();
    else if (onSecondFactor === undefined) setWaiting(challenge);
    else onSecondFactor(challenge);
  }

  async function finish(code: string): Promise<void> {
    if (waiting === null) return;
    await signInWithCode(waiting.challenge, code);
    await onSignedIn();
  }

  return waiting === null ? <PasswordForm onSubmit={attempt} /> : <CodeForm onSubmit={finish} />;
}
