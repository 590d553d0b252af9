import { useMutation, useQueryClient } from "@tanstack/react-query";

import { textDate, textInstant, typeset } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { SIEI, withdrawBasis, type Basis } from "../api";
import { BasisForm } from "./BasisForm";

interface Props {
  basis: Basis;
  etag: string;
  mayActivate: boolean;
}

/** By which decision the bases may be crossed here; without one, SIEI is off, and this says who opens it. */
export function BasisCard({ basis, etag, mayActivate }: Props) {
  if (!basis.is_open) return <Closed mayActivate={mayActivate} />;
  return (
    <section aria-labelledby="basis" className="rc-box">
      <h2 id="basis" className="fr-h6">
        <span className="fr-icon-scales-3-line fr-icon--sm" aria-hidden="true" /> Le croisement est autorisé
      </h2>
      <p className="rc-campaign__text">{typeset(basis.reference ?? "")}</p>
      <p className="rc-mention">{recorded(basis)}</p>
      {mayActivate && <Withdraw etag={etag} />}
    </section>
  );
}

function recorded({ decided_on, recorded_at, recorded_by_name }: Basis): string {
  const decided = decided_on === null ? "" : `Décision du ${textDate(decided_on)}. `;
  if (recorded_at === null) return decided;
  return `${decided}Enregistrée le ${textInstant(recorded_at)}${recorded_by_name === null ? "" : ` par ${recorded_by_name}`}.`;
}

function Closed({ mayActivate }: { mayActivate: boolean }) {
  return (
    <section aria-labelledby="basis">
      <h2 id="basis" className="fr-h5">
        <span className="fr-icon-lock-line" aria-hidden="true" /> Le SIEI est fermé sur cette installation
      </h2>
      <p className="rc-campaign__text">
        Aucune base n’est croisée, aucune liste n’est lue ni publiée, tant que la base juridique n’est pas enregistrée&nbsp;: le texte qui
        autorise le croisement (article L.&nbsp;313-7 du code de l’éducation, décision du responsable de traitement) et sa date.
      </p>
      {mayActivate ? <BasisForm /> : <p className="rc-strong">L’administrateur du service l’enregistre ici, avec l’accord du responsable de traitement.</p>}
    </section>
  );
}

/** Off again is a decision too: told before, done once. */
function Withdraw({ etag }: { etag: string }) {
  const queryClient = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawBasis(etag),
    onSettled: () => queryClient.invalidateQueries({ queryKey: SIEI }),
  });
  return (
    <>
      {withdraw.isError && <ProblemAlert error={withdraw.error} />}
      <Disclosure label="Fermer le SIEI">
        <p>
          Plus rien n’est croisé, lu ni publié jusqu’à l’enregistrement d’une nouvelle décision. Les campagnes en place ne sont pas effacées. La
          décision retirée garde son auteur et sa date.
        </p>
        <button type="button" className="fr-btn fr-btn--secondary" aria-disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {withdraw.isPending ? "Retrait…" : "Retirer la base juridique"}
        </button>
      </Disclosure>
    </>
  );
}
