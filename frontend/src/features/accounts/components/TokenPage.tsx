import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { begin } from "@/shared/api/tokens";
import { longDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";

import { acceptInvitation, holdChallenge, showInvitation, type Invitation } from "../api";
import { NewPassword } from "./NewPassword";

/** A link received by mail: who invites, to what; then a password of one's own. The token never leaves the fragment. */
export function TokenPage({ token }: { token: string }) {
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => showInvitation(token),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <QueryPart query={invitation} lines={4}>
      {(value) => (
        <>
          <Welcome invitation={value} />
          <PasswordChoice token={token} />
        </>
      )}
    </QueryPart>
  );
}

function Welcome({ invitation }: { invitation: Invitation }) {
  const { purpose, display_name, email, invited_by, role_label, perimeter, expires_at, second_factor_required } = invitation;
  if (purpose === "password_reset") return <p>Nouveau mot de passe pour le compte {email}.</p>;
  return (
    <>
      <p>
        Bonjour {display_name}. {invited_by ?? "Votre administrateur"} vous ouvre un accès à Raccroche.
      </p>
      <dl className="rc-facts">
        <div>
          <dt>Fonction</dt>
          <dd>{role_label}</dd>
        </div>
        <div>
          <dt>Périmètre</dt>
          <dd>{perimeter}</dd>
        </div>
        <div>
          <dt>Adresse</dt>
          <dd>{email}</dd>
        </div>
        <div>
          <dt>Lien valable jusqu’au</dt>
          <dd>{longDate(expires_at)}</dd>
        </div>
      </dl>
      {second_factor_required && (
        <p className="rc-mention">Étape suivante&nbsp;: un code donné par une application de votre téléphone, demandé pour votre fonction.</p>
      )}
    </>
  );
}

function PasswordChoice({ token }: { token: string }) {
  const router = useRouter();
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<unknown>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setFailure(null);
    try {
      const answer = await acceptInvitation(token, password);
      if ("challenge" in answer) {
        holdChallenge(answer);
        await router.navigate({ href: "/connexion/code", replace: true });
        return;
      }
      begin(answer);
      await router.navigate({ href: "/", replace: true });
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure !== null && <ProblemAlert error={failure} />}
      <NewPassword label="Choisissez votre mot de passe" value={password} onChange={setPassword} />
      <button type="submit" className="fr-btn fr-mt-2w">
        Enregistrer et entrer
      </button>
    </form>
  );
}

/** A link cut by a mail program, or opened without its end. */
export function TokenMissing({ resend }: { resend: boolean }) {
  return (
    <>
      <p>Ce lien est incomplet. Ouvrez-le directement depuis le message, sans le recopier.</p>
      <p>
        {resend ? (
          <AppLink className="fr-link" href="/mot-de-passe">
            Demander un nouveau lien
          </AppLink>
        ) : (
          "Sinon, demandez une nouvelle invitation à votre administrateur."
        )}
      </p>
    </>
  );
}
