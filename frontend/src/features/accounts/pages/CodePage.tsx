import { Navigate, useRouter, useSearch } from "@tanstack/react-router";

import { PageHeader } from "@/shared/ui/PageHeader";

import { areCredentialsHeld, signInWithCode } from "../api";
import { CodeForm } from "../components/CodeForm";
import { returnPath } from "../logic/returnPath";

/** The second factor, asked after the password. */
export function CodePage() {
  const router = useRouter();
  const { retour } = useSearch({ strict: false });
  if (!areCredentialsHeld()) return <Navigate to="/connexion" replace />;
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Code à usage unique" size="public" lead="Votre fonction demande un second facteur." />
        <CodeForm
          onSubmit={async (code) => {
            await signInWithCode(code);
            await router.navigate({ href: returnPath(retour), replace: true });
          }}
        />
      </div>
    </div>
  );
}
