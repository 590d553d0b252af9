import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { CredentialKind, CredentialState, PartnerScope } from "@/shared/api/reference.gen";
import { dayOf, tableDate, textInstant } from "@/shared/format";
import { Choices } from "@/shared/ui/Choices";
import { DataTable } from "@/shared/ui/DataTable";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import type { Column } from "@/shared/ui/table";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addClient, closeClient, issueCredential, revokeCredential, type PartnerClient, type PartnerCredential, type PartnerScopeCode } from "../api";
import { SecretOnce } from "./SecretOnce";

interface Props {
  partnerId: string;
  clients: PartnerClient[];
  may: boolean;
}

/** The partner's software: what each may do, in words, and its credentials. */
export function Clients({ partnerId, clients, may }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="clients" className="rc-section">
      <h2 id="clients" className="fr-h5">
        Logiciels et identifiants
      </h2>
      {clients.length === 0 && <p>Aucun logiciel n’est relié. Le partenaire répond depuis sa page ou par fichier.</p>}
      {clients.map((one) => (
        <Client key={one.id} partnerId={partnerId} one={one} may={may} />
      ))}
      {adding && <ClientForm partnerId={partnerId} onDone={() => setAdding(false)} />}
      {may && !adding && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => setAdding(true)}>
          Relier un logiciel
        </button>
      )}
    </section>
  );
}

function useReload() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["partners"] });
}

function Client({ partnerId, one, may }: { partnerId: string; one: PartnerClient; may: boolean }) {
  const reload = useReload();
  const [secret, setSecret] = useState<string | null>(null);
  const issuing = useMutation({
    mutationFn: () => issueCredential(partnerId, one.id),
    onSuccess: async (issued) => {
      setSecret(issued.secret);
      await reload();
    },
  });
  const closing = useMutation({
    mutationFn: () => closeClient(partnerId, one),
    onSuccess: async () => {
      announceGesture({ message: `${one.name} n’entre plus.` });
      await reload();
    },
  });
  const revoking = useMutation({
    mutationFn: (credential: PartnerCredential) => revokeCredential(partnerId, one.id, credential.id),
    onSuccess: async () => {
      announceGesture({ message: "Identifiant révoqué\u00a0: la prochaine demande sera refusée." });
      await reload();
    },
  });
  const live = one.credentials.filter(({ state }) => state === "live").length;
  const refused = issuing.error ?? closing.error ?? revoking.error;
  return (
    <article aria-labelledby={`client-${one.id}`} className="rc-box">
      <h3 id={`client-${one.id}`} className="fr-h6">
        {one.name}
        {one.closed_at !== null && " (fermé)"}
      </h3>
      <p className="rc-mention">
        Numéro du logiciel&nbsp;: <code className="rc-secret">{one.id}</code>
      </p>
      <p>Peut&nbsp;: {one.scopes.map((scope) => labelOf(PartnerScope, scope).toLowerCase()).join("\u00a0; ")}.</p>
      {refused !== null && <ProblemAlert error={refused} />}
      {secret !== null && (
        <SecretOnce
          parts={[
            { name: "Identifiant", value: one.id },
            { name: "Secret", value: secret },
          ]}
          onDone={() => setSecret(null)}
        />
      )}
      <DataTable
        caption={`Identifiants de ${one.name}`}
        columns={columnsOf(may && one.closed_at === null ? (credential) => revoking.mutate(credential) : null)}
        rows={one.credentials}
        rowKey={({ id }) => id}
        rowName={({ created_at }) => `identifiant du ${tableDate(dayOf(created_at))}`}
        empty={<p>Aucun identifiant&nbsp;: ce logiciel ne peut pas encore entrer.</p>}
      />
      {may && one.closed_at === null && (
        <div className="rc-actions">
          {live < 2 ? (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={issuing.isPending} onClick={() => !issuing.isPending && issuing.mutate()}>
              Créer un identifiant<span className="fr-sr-only"> pour {one.name}</span>
            </button>
          ) : (
            <p className="rc-mention">Deux identifiants sont en service&nbsp;: révoquez l’ancien quand le partenaire a changé le sien.</p>
          )}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={closing.isPending} onClick={() => !closing.isPending && closing.mutate()}>
            Fermer ce logiciel<span className="fr-sr-only">, {one.name}</span>
          </button>
        </div>
      )}
    </article>
  );
}

function columnsOf(revoke: ((credential: PartnerCredential) => void) | null): Column<PartnerCredential>[] {
  return [
    { key: "created", header: "Créé", isRowHeader: true, card: "title", cell: (one) => `${labelOf(CredentialKind, one.kind)}, ${tableDate(dayOf(one.created_at))}` },
    { key: "used", header: "Dernier usage", card: "fact", cell: (one) => (one.last_used_at === null ? "jamais" : textInstant(one.last_used_at)) },
    { key: "expires", header: "Expire", card: "fact", cell: (one) => tableDate(dayOf(one.expires_at)) },
    { key: "state", header: "État", card: "fact", cell: (one) => labelOf(CredentialState, one.state) },
    {
      key: "revoke",
      header: "Action",
      card: "action",
      cell: (one) =>
        revoke !== null &&
        one.state === "live" && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => revoke(one)}>
            Révoquer<span className="fr-sr-only"> l’identifiant du {tableDate(dayOf(one.created_at))}</span>
          </button>
        ),
    },
  ];
}

function ClientForm({ partnerId, onDone }: { partnerId: string; onDone: () => void }) {
  const reload = useReload();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["referrals:read", "referrals:write"]);
  const adding = useMutation({
    mutationFn: () => addClient(partnerId, { name, scopes: scopes as PartnerScopeCode[] }),
    onSuccess: async () => {
      announceGesture({ message: `${name} est relié. Créez maintenant son identifiant.` });
      await reload();
      onDone();
    },
  });
  return (
    <form
      className="rc-form rc-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (!adding.isPending) adding.mutate();
      }}
    >
      {adding.error !== null && <ProblemAlert error={adding.error} fields={{ "/name": { id: "client-name", label: "Nom du logiciel" }, "/scopes": { id: "client-scopes", label: "Droits" } }} />}
      <TextField id="client-name" label="Nom du logiciel" hint="Exemple&nbsp;: i-milo" value={name} onChange={setName} />
      <Choices id="client-scopes" legend="Ce logiciel pourra" kind="checkbox" choices={choicesOf(PartnerScope)} chosen={scopes} onChange={setScopes} />
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={adding.isPending}>
          Relier
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onDone}>
          Abandonner
        </button>
      </div>
    </form>
  );
}
