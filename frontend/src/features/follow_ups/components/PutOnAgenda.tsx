import { useMutation, useQueryClient } from "@tanstack/react-query";

import { textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { putOnAgenda } from "../api";

/** « Mettre à l’ordre du jour » of the platform's next meeting, with the reasons that the follow-up has by itself. */
export function PutOnAgenda({ followUpId }: { followUpId: string }) {
  const client = useQueryClient();
  const putting = useMutation({ mutationFn: () => putOnAgenda(followUpId), onSuccess: () => client.invalidateQueries({ queryKey: ["meetings"] }) });
  return (
    <section aria-labelledby="agenda" className="rc-no-print">
      <h2 id="agenda" className="fr-h5">
        Réunion
      </h2>
      {putting.isError && <ProblemAlert error={putting.error} />}
      <p role="status">
        {putting.data !== undefined && (
          <>
            À l’ordre du jour de la <AppLink href={`/reunions/${putting.data.id}`}>réunion du {textDate(putting.data.held_on)}</AppLink>.
          </>
        )}
      </p>
      {putting.data === undefined && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={putting.isPending} onClick={() => !putting.isPending && putting.mutate()}>
          {putting.isPending ? "Envoi…" : "Mettre à l’ordre du jour"}
        </button>
      )}
    </section>
  );
}
