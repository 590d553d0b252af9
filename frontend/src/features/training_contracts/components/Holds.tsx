import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PersonName } from "@/shared/ui/PersonName";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { openContract } from "../api";
import { holdWords } from "../logic/places";
import { advanceHold, type HoldLine } from "../placesApi";

interface Props {
  holds: HoldLine[];
  title: string;
  /** One young person alone needs no name on each row. */
  named: boolean;
  prepares: boolean;
}

/** What is held, until when; confirm with the structure, let go, or prepare the contract. */
export function Holds({ holds, title, named, prepares }: Props) {
  const client = useQueryClient();
  const router = useRouter();
  const advance = useMutation({
    mutationFn: ({ hold, name }: { hold: HoldLine; name: "confirm" | "release" }) => advanceHold(hold, name, newIdempotencyKey()),
    onSuccess: async (_, { name }) => {
      announceGesture({ message: name === "confirm" ? "Place confirmée." : "Place libérée." });
      await readAgain();
    },
    onError: () => readAgain(),
  });
  const prepare = useMutation({
    mutationFn: (hold: HoldLine) => openContract(hold.id, newIdempotencyKey()),
    onSuccess: async ({ id }) => {
      await readAgain();
      await router.navigate({ href: `/contrats/${id}` });
    },
  });
  async function readAgain(): Promise<void> {
    await Promise.all([["place-holds"], ["training-places"], ["work-items"], ["training-contracts"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  }
  if (holds.length === 0) return null;
  return (
    <section aria-labelledby="holds">
      <h2 id="holds" className="fr-h5" tabIndex={-1}>
        {title}
      </h2>
      {advance.isError && <ProblemAlert error={advance.error} />}
      {prepare.isError && <ProblemAlert error={prepare.error} />}
      <ul className="rc-sheet">
        {holds.map((hold) => (
          <li key={hold.id} className="rc-row">
            <div>
              <p>
                {named && (
                  <>
                    <AppLink href={`/places?pour=${hold.follow_up_id}`}>
                      <PersonName name={{ family_name: hold.family_name, first_name: hold.first_names }} />
                    </AppLink>
                    {"\u00a0: "}
                  </>
                )}
                {hold.formation}
              </p>
              <p className="rc-mention">
                {hold.provider_name}, entrée le {textDate(hold.entry_on)}, {holdWords(hold)}
              </p>
            </div>
            <div className="rc-actions rc-no-print">
              {hold.state === "held" && (
                <button type="button" className="fr-btn fr-btn--sm" aria-disabled={advance.isPending} onClick={() => !advance.isPending && advance.mutate({ hold, name: "confirm" })}>
                  Confirmer la place<span className="fr-sr-only">, {hold.formation}</span>
                </button>
              )}
              {hold.state === "confirmed" && hold.contract_id === null && prepares && (
                <button type="button" className="fr-btn fr-btn--sm" aria-disabled={prepare.isPending} onClick={() => !prepare.isPending && prepare.mutate(hold)}>
                  {prepare.isPending ? "Envoi…" : "Préparer le contrat"}
                  <span className="fr-sr-only">, {hold.formation}</span>
                </button>
              )}
              {hold.contract_id !== null ? (
                <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href={`/contrats/${hold.contract_id}`}>
                  Voir le contrat<span className="fr-sr-only">, {hold.formation}</span>
                </AppLink>
              ) : (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-disabled={advance.isPending} onClick={() => !advance.isPending && advance.mutate({ hold, name: "release" })}>
                  Libérer<span className="fr-sr-only"> la place, {hold.formation}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
