import { Input } from "@codegouvfr/react-dsfr/Input";
import { useState, type SubmitEvent } from "react";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";

interface Props {
  onSubmit: (code: string) => Promise<void>;
  /** The first code proves the telephone: a rescue code would not. */
  first?: boolean;
}

/** The six digits of the telephone; pasting is allowed, nothing is sent by itself. */
export function CodeForm({ onSubmit, first = false }: Props) {
  const [failure, setFailure] = useState<unknown>(null);
  const [code, setCode] = useState("");

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setFailure(null);
    try {
      await onSubmit(code.replace(/\s/g, ""));
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure !== null && <ProblemAlert error={failure} />}
      <Input
        label="Code à usage unique"
        hintText={first ? "Les six chiffres de votre application" : "Les six chiffres de votre application, ou un code de secours"}
        nativeInputProps={{
          name: "otp",
          inputMode: first ? "numeric" : "text",
          autoComplete: "one-time-code",
          required: true,
          value: code,
          onChange: (event) => setCode(event.currentTarget.value),
        }}
      />
      <button type="submit" className="fr-btn">
        Valider le code
      </button>
    </form>
  );
}
