import { ProConnectButton } from "@codegouvfr/react-dsfr/ProConnectButton";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { signIn } from "@/shared/api/tokens";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";

import { environmentQuery, holdCredentials } from "../api";
import { DemoAccounts } from "../components/DemoAccounts";
import { SignIn } from "../components/SignIn";
import { returnPath } from "../logic/returnPath";

/** Who are you? Return goes to the page first asked for. */
export function SignInPage() {
  const router = useRouter();
  const { retour } = useSearch({ strict: false });
  const { data: environment } = useQuery(environmentQuery);
  const target = returnPath(retour);

  const enter = (): Promise<void> => router.navigate({ href: target, replace: true });

  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader
          title="Connexion à Raccroche"
          size="public"
          lead="Le service qui suit un élève de la première absence non justifiée au retour en formation."
        />
        {environment?.oidc === true && (
          <>
            <h2 className="fr-h5">Avec ProConnect</h2>
            <ProConnectButton url={`/api/v1/auth/oidc/start?retour=${encodeURIComponent(target)}`} />
            <p className="fr-hr-or">ou</p>
          </>
        )}
        <h2 className="fr-h5">Avec votre compte</h2>
        <SignIn
          onSignedIn={enter}
          onSecondFactor={(credentials) => {
            holdCredentials(credentials);
            void router.navigate({ href: `/connexion/code?retour=${encodeURIComponent(target)}` });
          }}
        />
        <p className="fr-mt-2w">
          <AppLink className="fr-link" href="/mot-de-passe">
            Mot de passe oublié&nbsp;?
          </AppLink>
        </p>
        {environment?.demo != null && (
          <DemoAccounts
            accounts={environment.demo.accounts}
            password={environment.demo.password}
            onChoose={async (username, password) => {
              await signIn({ username, password });
              await enter();
            }}
          />
        )}
      </div>
    </div>
  );
}
