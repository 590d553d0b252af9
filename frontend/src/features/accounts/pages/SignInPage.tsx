import { ProConnectButton } from "@codegouvfr/react-dsfr/ProConnectButton";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import type { Challenge } from "@/shared/api/tokens";
import { signIn } from "@/shared/api/tokens";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

import { holdChallenge, signInOptionsQuery } from "../api";
import { DemoAccounts } from "../components/DemoAccounts";
import { SignIn } from "../components/SignIn";
import { refusalOf } from "../logic/identityProvider";
import { returnPath } from "../logic/returnPath";

/** Who are you? Return goes to the page first asked for. */
export function SignInPage() {
  const router = useRouter();
  const { retour, probleme } = useSearch({ strict: false });
  const { data: options } = useQuery(signInOptionsQuery);
  const target = returnPath(retour);

  const enter = (): Promise<void> => router.navigate({ href: target, replace: true });

  function goOn(challenge: Challenge): void {
    holdChallenge(challenge);
    void router.navigate({ href: `/connexion/code?retour=${encodeURIComponent(target)}` });
  }

  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader
          title="Connexion à Raccroche"
          size="public"
          lead="Le service qui suit un élève de la première absence non justifiée au retour en formation."
        />
        {probleme !== undefined && (
          <p className="rc-strip" role="alert">
            {refusalOf(probleme)}
          </p>
        )}
        {options?.identity_provider === true && (
          <>
            <h2 className="fr-h5">Avec ProConnect</h2>
            <ProConnectButton url={`/api/v1/auth/oidc/start?return_to=${encodeURIComponent(target)}`} />
            <p className="fr-hr-or">ou</p>
          </>
        )}
        <h2 className="fr-h5">Avec votre compte</h2>
        <SignIn onSignedIn={enter} onSecondFactor={goOn} />
        <p className="fr-mt-2w">
          <AppLink className="fr-link" href="/mot-de-passe">
            Mot de passe oublié&nbsp;?
          </AppLink>
        </p>
        {options?.demo === true && options.demo_accounts.length > 0 && (
          <DemoAccounts
            accounts={options.demo_accounts}
            password={options.demo_password ?? ""}
            onChoose={async (username, password) => {
              const challenge = await signIn({ username, password });
              if (challenge === null) await enter();
              else goOn(challenge);
            }}
          />
        )}
      </div>
    </div>
  );
}
