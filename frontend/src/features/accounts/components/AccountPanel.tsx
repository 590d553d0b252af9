import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { addDays, today as presentDay } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { QuickDate } from "@/shared/ui/QuickDate";

import { accountQuery, advanceAccount, changeAccount, type Account } from "../api";
import { Abilities } from "./Abilities";

/** One account under its row: what it opens, and the gestures that its state allows. */
export function AccountPanel({ accountId }: { accountId: string }) {
  const opened = useQuery(accountQuery(accountId));
  return (
    <QueryPart query={opened} lines={3}>
      {({ body, etag }) => <Panel account={body} etag={etag} />}
    </QueryPart>
  );
}

function Panel({ account, etag }: { account: Account; etag: string }) {
  const queryClient = useQueryClient();
  const [until, setUntil] = useState(account.valid_until ?? "");
  const settled = () => queryClient.invalidateQueries({ queryKey: ["accounts"] });
  const advance = useMutation({ mutationFn: (transition: Parameters<typeof advanceAccount>[2]) => advanceAccount(account.id, etag, transition), onSettled: settled });
  const prolong = useMutation({ mutationFn: () => changeAccount(account.id, etag, { valid_until: until === "" ? null : until }), onSettled: settled });
  const gestures: [Parameters<typeof advanceAccount>[2], string, boolean][] = [
    ["suspend", "Suspendre l’accès", account.state === "active" || account.state === "invited"],
    ["restore", "Rétablir l’accès", account.state === "suspended"],
    ["invite_again", "Envoyer une nouvelle invitation", account.state === "invited"],
    ["reset_second_factor", "Remettre à zéro le second facteur", account.has_second_factor],
  ];
  return (
    <>
      {advance.isError && <ProblemAlert error={advance.error} />}
      {prolong.isError && <ProblemAlert error={prolong.error} />}
      <Abilities can={account.can} cannot={account.cannot} />
      <form
        className="rc-form"
        onSubmit={(event) => {
          event.preventDefault();
          prolong.mutate();
        }}
      >
        <QuickDate label="Accès jusqu’au (vide&nbsp;: sans date de fin)" value={until} onChange={setUntil} suggestions={[addDays(presentDay(), 30), addDays(presentDay(), 365)]} />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Enregistrer la date de fin
        </button>
      </form>
      <div className="rc-actions">
        {gestures
          .filter(([, , possible]) => possible)
          .map(([transition, label]) => (
            <button key={transition} type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={advance.isPending} onClick={() => advance.mutate(transition)}>
              {label}
              <span className="fr-sr-only">, {account.display_name}</span>
            </button>
          ))}
      </div>
    </>
  );
}
