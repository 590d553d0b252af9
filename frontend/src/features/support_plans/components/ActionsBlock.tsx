import { Setting } from "@/shared/api/reference.gen";
import type { FieldError } from "@/shared/api/problem";
import { capitalised } from "@/shared/format";

import { newAction, replacedAt, without, type Action } from "../logic/blocks";
import { faultAt, Line } from "./Fields";
import { ItemButton } from "./ObjectivesBlock";

interface Props {
  value: Action[];
  onChange: (value: Action[]) => void;
  errors: FieldError[];
}

const SETTINGS = Object.keys(Setting) as (keyof typeof Setting)[];

/** What is done in class, out of class and at home: who, how often. */
export function ActionsBlock({ value, onChange, errors }: Props) {
  return SETTINGS.map((setting) => (
    <section key={setting} aria-labelledby={`actions-${setting}`}>
      <h3 id={`actions-${setting}`} className="fr-h6">
        {capitalised(Setting[setting])}
      </h3>
      {value.map((action, index) => action.setting === setting && <ActionFields key={index} action={action} index={index} errors={errors} onChange={(change) => onChange(replacedAt(value, index, change))} onRemove={() => onChange(without(value, index))} />)}
      <button
        type="button"
        className="fr-btn fr-btn--sm fr-btn--tertiary fr-mb-2w"
        onClick={() => {
          onChange([...value, newAction(setting)]);
          requestAnimationFrame(() => document.getElementById(`actions-${value.length}-what`)?.focus());
        }}
      >
        Ajouter une action {Setting[setting]}
      </button>
    </section>
  ));
}

interface FieldsProps {
  action: Action;
  index: number;
  errors: FieldError[];
  onChange: (change: Partial<Action>) => void;
  onRemove: () => void;
}

function ActionFields({ action, index, errors, onChange, onRemove }: FieldsProps) {
  const number = index + 1;
  const at = (field: string): string | undefined => faultAt(errors, `/items/${index}/${field}`);
  return (
    <fieldset className="rc-item">
      <legend className="fr-sr-only">Action {number}</legend>
      <Line id={`actions-${index}-what`} label={`Ce qu’on fait, action ${number}`} value={action.what} onChange={(what) => onChange({ what })} error={at("what")} />
      <div className="rc-pair">
        <Line id={`actions-${index}-who`} label={`Qui, action ${number}`} value={action.who} onChange={(who) => onChange({ who })} error={at("who")} />
        <Line id={`actions-${index}-frequency`} label={`Quand, action ${number}`} value={action.frequency} onChange={(frequency) => onChange({ frequency })} error={at("ends_on")} />
      </div>
      <ItemButton label="Retirer" about={`l’action ${number}`} onClick={onRemove} />
    </fieldset>
  );
}
