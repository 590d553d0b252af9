import { useState } from "react";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import type { SignInOptions } from "../api";

interface Props {
  accounts: SignInOptions["demo_accounts"];
  password: string;
  onChoose: (email: string, password: string) => Promise<void>;
}

/** One button per role, in demonstration only; the password is shown once, in clear. */
export function DemoAccounts({ accounts, password, onChoose }: Props) {
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <section className="rc-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className="fr-h5">
        Démonstration
      </h2>
      <p>
        Ces comptes sont fictifs. Mot de passe commun&nbsp;: <code>{password}</code>
      </p>
      {failure !== null && <ProblemAlert error={failure} />}
      <ul className="rc-plain-list">
        {accounts.map((account) => (
          <li key={account.email} className="rc-demo__account">
            <div>
              <p className="rc-strong">{account.role_label}</p>
              <p className="rc-mention">
                {account.name}, {account.email}
              </p>
            </div>
            <button
              type="button"
              className="fr-btn fr-btn--secondary fr-btn--sm"
              onClick={() => {
                onChoose(account.email, password).catch(setFailure);
              }}
            >
              Se connecter<span className="fr-sr-only"> comme {account.role_label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
