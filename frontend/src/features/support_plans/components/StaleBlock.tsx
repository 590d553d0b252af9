import { useState } from "react";

import { DiffTable, type Side } from "@/shared/ui/DiffTable";

import type { BlockName, PlanContent } from "../api";
import { conflictsOf } from "../logic/blocks";

interface Props<Name extends BlockName> {
  name: Name;
  label: string;
  mine: PlanContent[Name];
  theirs: PlanContent[Name];
  onSettle: (value: PlanContent[Name]) => void;
}

/** After a 412 on one block: both versions side by side; one is kept. The other blocks are not concerned. */
export function StaleBlock<Name extends BlockName>({ name, label, mine, theirs, onSettle }: Props<Name>) {
  const [side, setSide] = useState<Side>("mine");
  const changes = conflictsOf(label, mine, theirs);
  return (
    <div role="alert" className="rc-block-of-plan__fields">
      <p className="rc-strong">Ce bloc a changé pendant votre saisie</p>
      <p>Une autre personne l’a enregistré avant vous. Votre saisie est conservée&nbsp;: choisissez la version à garder.</p>
      {changes.length > 0 && <DiffTable caption={`${label}, deux versions`} changes={changes} titles={["Votre saisie", "Version enregistrée"]} />}
      <fieldset className="rc-radios">
        <legend className="fr-label">Version à garder</legend>
        {(["mine", "theirs"] as const).map((each) => (
          <label key={each} className="rc-radio">
            <input type="radio" name={`side-${name}`} checked={side === each} onChange={() => setSide(each)} />
            {each === "mine" ? "Garder ma saisie" : "Prendre la leur"}
          </label>
        ))}
      </fieldset>
      <button type="button" className="fr-btn fr-btn--sm" onClick={() => onSettle(side === "mine" ? mine : theirs)}>
        Enregistrer cette version
      </button>
    </div>
  );
}
