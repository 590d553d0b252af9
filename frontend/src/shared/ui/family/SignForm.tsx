import { useState, type ReactNode } from "react";

import { ProblemAlert } from "../ProblemAlert";
import { TextField } from "../TextField";
import { codeOf } from "./birth";

interface Props {
  /** Sends the answer with the code of the message; a refusal is thrown. */
  decide: (code: string, signed: boolean) => Promise<void>;
  /** What not signing means, and whom to call. */
  children: ReactNode;
}

const CODE_LENGTH = 6;

/** « J'ai lu », the code of the message, then two answers of equal size. */
export function SignForm({ decide, children }: Props) {
  const [read, setRead] = useState(false);
  const [code, setCode] = useState("");
  const [sending, setSending] = useState<boolean | null>(null);
  const [missing, setMissing] = useState<"read" | "code" | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function answer(signed: boolean): Promise<void> {
    if (sending !== null) return;
    const lacks = signed && !read ? "read" : codeOf(code).length !== CODE_LENGTH ? "code" : null;
    setMissing(lacks);
    if (lacks !== null) {
      document.getElementById(`sign-${lacks}`)?.focus();
      return;
    }
    setSending(signed);
    setFailure(null);
    try {
      await decide(codeOf(code), signed);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(null);
    }
  }

  return (
    <section aria-labelledby="answer">
      <h2 id="answer" className="fr-h4">
        Votre réponse
      </h2>
      {failure !== null && <ProblemAlert error={failure} fields={{ "/code": { id: "sign-code", label: "Code" } }} />}
      <div className="fr-checkbox-group fr-mb-2w">
        <input type="checkbox" id="sign-read" checked={read} aria-describedby={missing === "read" ? "sign-read-error" : undefined} onChange={(event) => setRead(event.currentTarget.checked)} />
        <label className="fr-label" htmlFor="sign-read">
          J’ai lu ce document
        </label>
        {missing === "read" && (
          <p id="sign-read-error" className="fr-error-text">
            Lisez le document, puis cochez cette case pour signer.
          </p>
        )}
      </div>
      <TextField id="sign-code" label="Code reçu dans le message" hint="Six chiffres. Il est dans le même courriel que le lien." maxLength={9} value={code} onChange={setCode} error={missing === "code" ? "Indiquez les six chiffres du message." : undefined} />
      <div className="rc-equal">
        <button type="button" className="fr-btn" aria-disabled={sending !== null} onClick={() => void answer(true)}>
          {sending === true ? "Envoi…" : "Je signe"}
        </button>
        <button type="button" className="fr-btn fr-btn--secondary" aria-disabled={sending !== null} onClick={() => void answer(false)}>
          {sending === false ? "Envoi…" : "Je ne signe pas"}
        </button>
      </div>
      <p className="fr-mt-2w">{children}</p>
    </section>
  );
}
