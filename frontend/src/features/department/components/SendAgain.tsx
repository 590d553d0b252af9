import { useMutation, useQueryClient } from "@tanstack/react-query";

import { counted } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { sendAgain, type Outgoing } from "../api";

/** A letter that came back leaves again, to the address that is known now. */
export function SendAgain({ line, onDone }: { line: Outgoing; onDone: () => void }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => sendAgain(line.id),
    onSuccess: ({ items }) => {
      announceGesture({ message: `${counted(items.length, "nouvel envoi", "nouveaux envois")} pour ${line.recipient}, dans le prochain lot.` });
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["deliveries"] }),
  });
  return (
    <section className="rc-contact">
      {again.isError && <ProblemAlert error={again.error} />}
      <p>Une autre adresse est connue depuis&nbsp;? Le premier envoi reste au dossier, comme preuve.</p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" disabled={again.isPending} onClick={() => again.mutate()}>
        {again.isPending ? "Envoi…" : "Renvoyer à l’adresse actuelle"}
      </button>
    </section>
  );
}
