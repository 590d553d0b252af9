import { counted } from "@/shared/format";

import { useShortcuts } from "./shortcuts";
import type { Selection } from "./table";

/** « 3 sélectionnées » and what may be done with them; stays at the foot of the screen. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const clear = (): void => selection.onChange(new Set());
  useShortcuts([{ keys: "Escape", label: "Quitter la sélection", run: clear }]);
  return (
    <div className="rc-foot rc-no-print">
      <p role="status" className="rc-foot__status">
        {counted(selection.keys.size, "sélectionnée")}
      </p>
      <div className="rc-actions">
        {selection.actions}
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={clear}>
          Tout désélectionner
        </button>
      </div>
    </div>
  );
}
