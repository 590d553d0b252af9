import { Navigate, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { begin, signInWithCode, type Granted } from "@/shared/api/tokens";
import { PageHeader } from "@/shared/ui/PageHeader";

import { heldChallenge, holdChallenge } from "../api";
import { CodeForm } from "../components/CodeForm";
import { EnrolmentForm } from "../components/EnrolmentForm";
import { RescueCodes } from "../components/RescueCodes";
import { returnPath } from "../logic/returnPath";

/** The second factor: asked after the password, or set up the first time. */
export function CodePage() {
  const router = useRouter();
  const { retour } = useSearch({ strict: false });
  const [challenge] = useState(heldChallenge);
  const [enrolled, setEnrolled] = useState<{ codes: string[]; granted: Granted } | null>(null);
  if (challenge === null) return <Navigate to="/connexion" replace />;

  async function enter(): Promise<void> {
    holdChallenge(null);
    await router.navigate({ href: returnPath(retour), replace: true });
  }

  if (enrolled !== null) {
    return (
      <Frame title="Vos codes de secours" lead="Gardez-les sur papier. Chacun remplace une fois le code de votre téléphone.">
        <RescueCodes
          codes={enrolled.codes}
          action="J’ai gardé ces codes, continuer"
          onDone={() => {
            begin(enrolled.granted);
            void enter();
          }}
        />
      </Frame>
    );
  }
  if (challenge.kind === "second_factor_enrolment") {
    return (
      <Frame title="Protéger votre compte" lead="Votre fonction demande un second facteur&nbsp;: un code donné par une application de votre téléphone.">
        <EnrolmentForm
          challenge={challenge.challenge}
          onEnrolled={({ rescue_codes, access_token, expires_in }) =>
            setEnrolled({ codes: rescue_codes, granted: { access_token, expires_in } })
          }
        />
      </Frame>
    );
  }
  return (
    <Frame title="Code à usage unique" lead="Votre fonction demande un second facteur.">
      <CodeForm
        onSubmit={async (code) => {
          await signInWithCode(challenge.challenge, code);
          await enter();
        }}
      />
    </Frame>
  );
}

function Frame({ title, lead, children }: { title: string; lead: string; children: React.ReactNode }) {
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader key={title} title={title} size="public" lead={lead} />
        {children}
      </div>
    </div>
  );
}
