import type { useStep } from "../useStep";
import type { Campaign } from "../api";
import { Disclosure } from "@/shared/ui/Disclosure";

/** Irreversible: what goes is told before the gesture. */
export function Abandon({ campaign, step }: { campaign: Campaign; step: ReturnType<typeof useStep> }) {
  return (
    <Disclosure className="rc-campaign__abandon rc-no-print" label="Abandonner la campagne">
      <p>
        Les fichiers déposés, les paires{campaign.crossed_at === null ? "" : ", la liste"} et le dossier du croisement sont effacés, sans retour. Les chiffres et
        les décisions de relecture restent.
      </p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={step.isPending} onClick={() => step.mutate("abandon")}>
        {step.isPending && step.variables === "abandon" ? "Abandon…" : "Effacer et abandonner"}
      </button>
    </Disclosure>
  );
}
