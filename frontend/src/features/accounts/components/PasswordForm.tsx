import { Input } from "@codegouvfr/react-dsfr/Input";
import { PasswordInput } from "@codegouvfr/react-dsfr/blocks/PasswordInput";
import { useState, type SubmitEvent } from "react";

import type { Credentials } from "@/shared/api/tokens";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { textOf } from "../logic/form";

/** The refusal never says which of the two is wrong, nor whether the address exists. */
export function PasswordForm({ onSubmit }: { onSubmit: (credentials: Credentials) => Promise<void> }) {
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      await onSubmit({ username: textOf(form, "username"), password: textOf(form, "password") });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure !== null && <ProblemAlert error={failure} />}
      <Input
        label="Adresse électronique"
        hintText="Format attendu&nbsp;: nom@domaine.fr"
        nativeInputProps={{ type: "email", name: "username", autoComplete: "username", required: true }}
      />
      <PasswordInput label="Mot de passe" nativeInputProps={{ name: "password", autoComplete: "current-password", required: true }} />
      <button type="submit" className="fr-btn fr-mt-2w" aria-disabled={busy}>
        {busy ? "Connexion…" : "Se connecter"}
      </button>
    </form>
  );
}
