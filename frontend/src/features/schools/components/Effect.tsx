import { useMutation } from "@tanstack/react-query";

import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";

import { effectSentences } from "../logic/effect";
import type { CountChange } from "../settingsApi";

interface Props {
  /** Asks the server what the change as it stands would do. */
  preview: () => Promise<CountChange>;
  fields?: FieldMap;
  disabled: boolean;
}

/** « Voir l’effet »: what the change would do, before it is kept. Remount it when the change changes. */
export function Effect({ preview, fields = {}, disabled }: Props) {
  const looking = useMutation({ mutationFn: preview });
  return (
    <>
      <button type="button" className="fr-btn fr-btn--secondary" disabled={disabled || looking.isPending} onClick={() => looking.mutate()}>
        {looking.isPending ? "Calcul…" : "Voir l’effet avant d’enregistrer"}
      </button>
      <div role="status" className="rc-effect">
        {looking.isSuccess && (
          <ul>
            {effectSentences(looking.data).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      {looking.isError && <ProblemAlert error={looking.error} fields={fields} />}
    </>
  );
}
