import type { ErrorComponentProps } from "@tanstack/react-router";

import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

/** A page that could not be shown: what is known of it, and two ways out. */
export function UnexpectedPage({ error, reset }: ErrorComponentProps) {
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Cette page ne s’affiche pas" size="public" />
        <ProblemAlert error={error} onRetry={reset} takesFocus={false} />
        <AppLink className="fr-link" href="/">
          Retour à l’accueil
        </AppLink>
      </div>
    </div>
  );
}
