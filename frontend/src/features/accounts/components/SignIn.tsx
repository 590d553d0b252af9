import { useState } from "react";

import { isProblem } from "@/shared/api/problem";
import { signIn, type Credentials } from "@/shared/api/tokens";

import { CodeForm } from "./CodeForm";
import { PasswordForm } from "./PasswordForm";

interface Props {
  onSignedIn: () => void | Promise<void>;
  /** Where the code is asked; without it, in place. */
  onSecondFactor?: (credentials: Credentials) => void;
}

/** Address and password, then the one-time code for those who must use one. */
export function SignIn({ onSignedIn, onSecondFactor }: Props) {
  const [waiting, setWaiting] = useState<Credentials | null>(null);

  async function attempt(credentials: Credentials): Promise<void> {
    try {
      await signIn(credentials);
    } catch (error) {
      if (!isProblem(error, "second_factor_required") || credentials.otp !== undefined) throw error;
      if (onSecondFactor === undefined) setWaiting(credentials);
      else onSecondFactor(credentials);
      return;
    }
    await onSignedIn();
  }

  return waiting === null ? <PasswordForm onSubmit={attempt} /> : <CodeForm onSubmit={(otp) => attempt({ ...waiting, otp })} />;
}
