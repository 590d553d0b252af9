import { Input } from "@codegouvfr/react-dsfr/Input";
import { useState, type SubmitEvent } from "react";

import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { requestPasswordReset } from "../api";
import { TokenPage } from "../components/TokenPage";
import { textOf } from "../logic/form";
import { takeFragment } from "../logic/fragment";

/** A link by mail, then a new password; the answer is the same whether or not the address has an account. */
export function PasswordPage() {
  const [token] = useState(takeFragment);
  const [sent, setSent] = useState<string | null>(null);
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader
          title={token === null ? "Mot de passe oublié" : "Nouveau mot de passe"}
          size="public"
          lead={token === null ? "Recevez un lien par courriel pour en choisir un autre." : "Choisissez un mot de passe pour votre compte."}
        />
        {token !== null && <TokenPage token={token} />}
        {token === null && sent === null && <AskForm onSent={setSent} />}
        {sent !== null && (
          <p className="rc-strip" role="status">
            {sent}
          </p>
        )}
        <p className="fr-mt-2w">
          <AppLink className="fr-link" href="/connexion">
            Retour à la connexion
          </AppLink>
        </p>
      </div>
    </div>
  );
}

function AskForm({ onSent }: { onSent: (words: string) => void }) {
  const [failure, setFailure] = useState<unknown>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), "email");
    setFailure(null);
    try {
      onSent((await requestPasswordReset(email)).detail);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure !== null && <ProblemAlert error={failure} />}
      <Input
        label="Adresse électronique"
        hintText="Celle de votre compte. Format attendu&nbsp;: nom@domaine.fr"
        nativeInputProps={{ type: "email", name: "email", autoComplete: "email", required: true }}
      />
      <button type="submit" className="fr-btn">
        Recevoir le lien
      </button>
    </form>
  );
}
