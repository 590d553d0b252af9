import { PasswordInput } from "@codegouvfr/react-dsfr/blocks/PasswordInput";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { refresh } from "@/shared/api/tokens";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { changePassword } from "../api";
import { NewPassword } from "./NewPassword";

/** Another password; the other sessions end with it. */
export function PasswordChange() {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: () => changePassword(current, password),
    onSuccess: async () => {
      await refresh();
      setCurrent("");
      setPassword("");
    },
  });
  return (
    <Disclosure label="Changer de mot de passe">
      <form
        className="rc-form"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        {change.isError && <ProblemAlert error={change.error} />}
        {change.isSuccess && (
          <p className="rc-strip" role="status">
            Mot de passe changé. Les autres sessions sont fermées.
          </p>
        )}
        <PasswordInput
          label="Mot de passe actuel"
          nativeInputProps={{
            autoComplete: "current-password",
            required: true,
            value: current,
            onChange: (event) => setCurrent(event.currentTarget.value),
          }}
        />
        <NewPassword value={password} onChange={setPassword} />
        <button type="submit" className="fr-btn fr-btn--secondary fr-mt-2w" aria-disabled={change.isPending}>
          {change.isPending ? "Envoi…" : "Changer le mot de passe"}
        </button>
      </form>
    </Disclosure>
  );
}
