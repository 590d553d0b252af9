import { PasswordInput } from "@codegouvfr/react-dsfr/blocks/PasswordInput";
import { useState, type SubmitEvent } from "react";

import { unlock } from "@/shared/api/tokens";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { textOf } from "../logic/form";

/** A locked session resumes with the password alone. */
export function UnlockForm({ onUnlocked }: { onUnlocked: () => Promise<void> }) {
  const [failure, setFailure] = useState<unknown>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFailure(null);
    try {
      await unlock(textOf(form, "password"));
      await onUnlocked();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure !== null && <ProblemAlert error={failure} />}
      <PasswordInput label="Mot de passe" nativeInputProps={{ name: "password", autoComplete: "current-password", required: true }} />
      <button type="submit" className="fr-btn fr-mt-2w">
        Reprendre
      </button>
    </form>
  );
}
