import { useState } from "react";

import { PageHeader } from "@/shared/ui/PageHeader";

import { TokenMissing, TokenPage } from "../components/TokenPage";
import { takeFragment } from "../logic/fragment";

/** Opens an account from an invitation; the token is in the fragment. */
export function InvitationPage() {
  const [token] = useState(takeFragment);
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Votre invitation" size="public" lead="Choisissez votre mot de passe pour ouvrir votre compte." />
        {token === null ? <TokenMissing resend={false} /> : <TokenPage token={token} />}
      </div>
    </div>
  );
}
