import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { textInstant } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { addWebhook, advanceWebhook, pingWebhook, replayDeliveries, rotateWebhookSecret, webhooksQuery, type Webhook } from "../api";
import { healthOf } from "../logic/webhooks";
import { Deliveries } from "./Deliveries";
import { SecretOnce } from "./SecretOnce";

interface Props {
  partnerId: string;
  may: boolean;
}

/** Where the partner's service is told that something changed, and what became of each message. */
export function Webhooks({ partnerId, may }: Props) {
  const webhooks = useQuery(webhooksQuery(partnerId));
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section aria-labelledby="webhooks" className="rc-section">
      <h2 id="webhooks" className="fr-h5">
        Notifications
      </h2>
      <p className="rc-mention">Un message dit qu’une orientation a changé, par son numéro. Il ne porte aucun nom&nbsp;: le partenaire lit ensuite le dossier avec ses propres droits.</p>
      {secret !== null && <SecretOnce parts={[{ name: "Secret de signature", value: secret }]} onDone={() => setSecret(null)} />}
      <QueryPart query={webhooks} lines={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p>Aucune adresse de réception.</p>}
            {items.map((one) => (
              <Endpoint key={one.id} partnerId={partnerId} one={one} may={may} onSecret={setSecret} />
            ))}
            {may && items.length < 5 && <AddressForm partnerId={partnerId} onSecret={setSecret} />}
          </>
        )}
      </QueryPart>
    </section>
  );
}

type Gesture = () => Promise<unknown>;

function Endpoint({ partnerId, one, may, onSecret }: Props & { one: Webhook; onSecret: (secret: string) => void }) {
  const client = useQueryClient();
  const acting = useMutation({
    mutationFn: (gesture: Gesture) => gesture(),
    onSettled: () => client.invalidateQueries({ queryKey: ["partners", partnerId, "webhooks"] }),
  });
  const done = (message: string) => announceGesture({ message });
  const paused = one.state === "paused";
  const lost = one.dead + one.uncertain;
  const gestures: [string, Gesture, boolean][] = [
    ["Envoyer un message d’essai", () => pingWebhook(partnerId, one.id).then(() => done("Message d’essai envoyé.")), !paused],
    [`Rejouer tout (${lost})`, () => replayDeliveries(partnerId, one.id).then(({ replayed }) => done(`${replayed} messages repartent.`)), lost > 0 && !paused],
    ["Mettre en pause", () => advanceWebhook(partnerId, one, "pause").then(() => done("Les messages attendent.")), !paused],
    ["Reprendre les envois", () => advanceWebhook(partnerId, one, "resume").then(() => done("Ce qui attendait part, dans l’ordre.")), paused],
    ["Changer le secret", () => rotateWebhookSecret(partnerId, one).then(({ secret }) => onSecret(secret)), true],
    ["Retirer cette adresse", () => advanceWebhook(partnerId, one, "remove").then(() => done("Adresse retirée.")), true],
  ];
  return (
    <article aria-labelledby={`webhook-${one.id}`} className="rc-box">
      <h3 id={`webhook-${one.id}`} className="fr-h6 rc-secret">
        {one.url}
      </h3>
      <p>
        <strong>{one.pause_reason_label ?? one.state_label}</strong>. {healthOf(one)}
      </p>
      {one.both_secrets_until !== null && <p className="rc-mention">Deux secrets signent chaque message jusqu’au {textInstant(one.both_secrets_until)}.</p>}
      <Deliveries partnerId={partnerId} webhook={one} may={may} />
      {acting.error !== null && <ProblemAlert error={acting.error} />}
      {may && (
        <div className="rc-actions">
          {gestures
            .filter(([, , possible]) => possible)
            .map(([label, gesture]) => (
              <button key={label} type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={acting.isPending} onClick={() => !acting.isPending && acting.mutate(gesture)}>
                {label}
                <span className="fr-sr-only">, {one.url}</span>
              </button>
            ))}
        </div>
      )}
    </article>
  );
}

function AddressForm({ partnerId, onSecret }: { partnerId: string; onSecret: (secret: string) => void }) {
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const adding = useMutation({
    mutationFn: () => addWebhook(partnerId, url),
    onSuccess: async ({ secret }) => {
      onSecret(secret);
      setUrl("");
      await client.invalidateQueries({ queryKey: ["partners", partnerId, "webhooks"] });
    },
  });
  return (
    <form
      className="rc-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!adding.isPending) adding.mutate();
      }}
    >
      {adding.error !== null && <ProblemAlert error={adding.error} fields={{ "/url": { id: "webhook-url", label: "Adresse de réception" } }} />}
      <TextField id="webhook-url" label="Ajouter une adresse de réception" hint="Exemple&nbsp;: https://crochet.structure.fr/raccroche" value={url} onChange={setUrl} maxLength={500} />
      <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={adding.isPending}>
        Ajouter
      </button>
    </form>
  );
}
