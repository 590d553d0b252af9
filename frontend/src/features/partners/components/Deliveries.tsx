import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { counted, textInstant } from "@/shared/format";
import { DataTable } from "@/shared/ui/DataTable";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";

import { deliveriesQuery, deliveryQuery, replayDelivery, type Webhook, type WebhookDelivery } from "../api";
import { attemptWords, countOf, STATES, type CountedState } from "../logic/webhooks";

interface Props {
  partnerId: string;
  webhook: Webhook;
  may: boolean;
}

/** Counts as filters, then the messages of the one that is chosen. */
export function Deliveries({ partnerId, webhook, may }: Props) {
  const [state, setState] = useState<CountedState | null>(null);
  return (
    <>
      <ul className="rc-inline-list" aria-label={`Messages pour ${webhook.url}`}>
        {STATES.map((each) => (
          <li key={each.state}>
            <button type="button" className="fr-tag" aria-pressed={state === each.state} onClick={() => setState(state === each.state ? null : each.state)}>
              {countOf(webhook, each)}
            </button>
          </li>
        ))}
      </ul>
      {state !== null && <List partnerId={partnerId} webhook={webhook} may={may} state={state} />}
    </>
  );
}

function List({ partnerId, webhook, may, state }: Props & { state: CountedState }) {
  const [open, setOpen] = useState<string | null>(null);
  const deliveries = useQuery(deliveriesQuery(partnerId, webhook.id, { state, limit: 20 }));
  return (
    <QueryPart query={deliveries} lines={3}>
      {({ items, next_cursor }) => (
        <>
          <DataTable
            caption="Messages, le dernier d’abord"
            columns={columnsOf(open, (id) => setOpen(id === open ? null : id))}
            rows={items}
            rowKey={({ id }) => id}
            rowName={({ kind_label, created_at }) => `${kind_label}, ${textInstant(created_at)}`}
            panel={{ openKey: open, render: (line) => <Delivery partnerId={partnerId} webhookId={webhook.id} line={line} may={may} /> }}
            empty={<p>Aucun message dans cet état.</p>}
          />
          {next_cursor !== null && <p className="rc-mention">Les vingt derniers.</p>}
        </>
      )}
    </QueryPart>
  );
}

function columnsOf(open: string | null, toggle: (id: string) => void): Column<WebhookDelivery>[] {
  return [
    {
      key: "kind",
      header: "Message",
      isRowHeader: true,
      card: "title",
      cell: (line) => (
        <button type="button" className="fr-link" aria-expanded={open === line.id} onClick={() => toggle(line.id)}>
          {line.kind_label}, {textInstant(line.created_at)}
        </button>
      ),
    },
    { key: "state", header: "État", card: "fact", cell: (line) => line.state_label },
    { key: "outcome", header: "Dernier essai", card: "fact", cell: (line) => (line.outcome_label === null ? "aucun" : `${line.outcome_label} (${attemptWords(line)})`) },
    { key: "attempts", header: "Essais", card: "fact", align: "right", cell: (line) => counted(line.attempts, "essai") },
    { key: "next", header: "Prochain essai", card: "fact", cell: (line) => (line.next_attempt_at === null ? "" : textInstant(line.next_attempt_at)) },
  ];
}

const REPLAYABLE: readonly string[] = ["dead", "uncertain", "failed"];

function Delivery({ partnerId, webhookId, line, may }: { partnerId: string; webhookId: string; line: WebhookDelivery; may: boolean }) {
  const client = useQueryClient();
  const opened = useQuery(deliveryQuery(partnerId, webhookId, line.id));
  const replaying = useMutation({
    mutationFn: () => replayDelivery(partnerId, webhookId, line.id),
    onSuccess: () => announceGesture({ message: "Le message repart, sous le même numéro." }),
    onSettled: () => client.invalidateQueries({ queryKey: ["partners", partnerId, "webhooks"] }),
  });
  return (
    <QueryPart query={opened} lines={2}>
      {({ attempts, body }) => (
        <>
          {line.state === "uncertain" && <p>L’envoi a été interrompu&nbsp;: le partenaire a peut-être reçu ce message. Rejoué, il le reconnaîtra à son numéro.</p>}
          <ol>
            {attempts.map((attempt) => (
              <li key={attempt.n}>
                {textInstant(attempt.at)}&nbsp;: {attempt.outcome_label} ({attemptWords(attempt)})
              </li>
            ))}
          </ol>
          <p className="rc-mention">
            Numéro <code className="rc-secret">{line.message_id}</code>
          </p>
          <p>
            <code className="rc-secret">{body}</code>
          </p>
          {replaying.error !== null && <ProblemAlert error={replaying.error} />}
          {may && REPLAYABLE.includes(line.state) && (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={replaying.isPending} onClick={() => !replaying.isPending && replaying.mutate()}>
              Rejouer<span className="fr-sr-only"> ce message</span>
            </button>
          )}
        </>
      )}
    </QueryPart>
  );
}
