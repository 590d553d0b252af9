import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { textDate } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { receiveDeparture } from "../api";

interface Props {
  line: { id: string; version: number; dsden_informed_on: string | null; dsden_received_on: string | null };
  subject: string;
}

/** The DSDEN says that it looks for this pupil. */
export function ReceiptButton({ line, subject }: Props) {
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const receiving = useMutation({
    mutationFn: () => receiveDeparture(line, key),
    onSuccess: async () => {
      announceGesture({ message: `Réception accusée pour ${subject}.` });
      await Promise.all([client.invalidateQueries({ queryKey: ["departures"] }), client.invalidateQueries({ queryKey: ["work-items"] })]);
    },
  });
  if (line.dsden_received_on !== null) return <span className="rc-mention">reçu le {textDate(line.dsden_received_on)}</span>;
  if (line.dsden_informed_on === null) return null;
  return (
    <>
      {receiving.isError && <ProblemAlert error={receiving.error} />}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={receiving.isPending} onClick={() => !receiving.isPending && receiving.mutate()}>
        {receiving.isPending ? "Envoi…" : "Accuser réception"}
        <span className="fr-sr-only">, {subject}</span>
      </button>
    </>
  );
}
