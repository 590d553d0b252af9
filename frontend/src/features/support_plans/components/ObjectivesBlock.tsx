import type { KeyboardEvent } from "react";

import type { FieldError } from "@/shared/api/problem";
import { Kbd } from "@/shared/ui/Kbd";

import { moved, NEW_OBJECTIVE, replacedAt, without, type Objective } from "../logic/blocks";
import { BankSearch } from "./BankSearch";
import { Day, faultAt, Line } from "./Fields";

interface Props {
  value: Objective[];
  onChange: (value: Objective[]) => void;
  errors: FieldError[];
}

const MOST = 8;

/** Objectives: a sentence, how one will see that it is reached, by when; Alt and arrows change their order. */
export function ObjectivesBlock({ value, onChange, errors }: Props) {
  function move(index: number, step: 1 | -1): void {
    const target = index + step;
    if (target < 0 || target >= value.length) return;
    onChange(moved(value, index, step));
    requestAnimationFrame(() => document.getElementById(`objectives-${target}-sentence`)?.focus());
  }

  function onKey(event: KeyboardEvent, index: number): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index, event.key === "ArrowUp" ? -1 : 1);
  }

  function add(objective: Objective): void {
    onChange([...value, objective]);
    requestAnimationFrame(() => document.getElementById(`objectives-${value.length}-sentence`)?.focus());
  }

  return (
    <>
      {value.map((objective, index) => (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside; each has its button
        <fieldset key={index} className="rc-item rc-objective" onKeyDown={(event) => onKey(event, index)}>
          <legend className="rc-strong">Objectif {index + 1}</legend>
          <ObjectiveFields index={index} objective={objective} errors={errors} onChange={(change) => onChange(replacedAt(value, index, change))} />
          <div className="rc-actions">
            <ItemButton label="Monter" about={`l’objectif ${index + 1}`} disabled={index === 0} onClick={() => move(index, -1)} keys="Alt + ↑" />
            <ItemButton label="Descendre" about={`l’objectif ${index + 1}`} disabled={index === value.length - 1} onClick={() => move(index, 1)} keys="Alt + ↓" />
            <ItemButton label="Retirer" about={`l’objectif ${index + 1}`} onClick={() => onChange(without(value, index))} />
          </div>
        </fieldset>
      ))}
      {value.length < MOST && (
        <div className="rc-actions">
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => add(NEW_OBJECTIVE)}>
            Ajouter un objectif
          </button>
        </div>
      )}
      <BankSearch onChoose={(entry) => add(entry.objective ?? NEW_OBJECTIVE)} />
    </>
  );
}

interface FieldsProps {
  index: number;
  objective: Objective;
  errors: FieldError[];
  onChange: (change: Partial<Objective>) => void;
}

function ObjectiveFields({ index, objective, errors, onChange }: FieldsProps) {
  const at = (field: string): string | undefined => faultAt(errors, `/items/${index}/${field}`);
  return (
    <>
      <Line id={`objectives-${index}-sentence`} label={`Ce que l’élève saura faire, objectif ${index + 1}`} value={objective.sentence} onChange={(sentence) => onChange({ sentence })} error={at("sentence")} />
      <div className="rc-pair">
        <Line
          id={`objectives-${index}-criterion`}
          label={`Réussi si, objectif ${index + 1}`}
          hint={objective.criterion === "" ? "Indiquez ce qu’on vérifiera. Exemple\u00a0: 4 textes sur 5" : undefined}
          value={objective.criterion}
          onChange={(criterion) => onChange({ criterion })}
          error={at("criterion")}
        />
        <Day id={`objectives-${index}-target_on`} label={`Pour le, objectif ${index + 1}`} value={objective.target_on} onChange={(target_on) => onChange({ target_on })} error={at("target_on")} />
      </div>
    </>
  );
}

interface ItemButtonProps {
  label: string;
  about: string;
  onClick: () => void;
  disabled?: boolean;
  keys?: string;
}

export function ItemButton({ label, about, onClick, disabled = false, keys }: ItemButtonProps) {
  return (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" disabled={disabled} onClick={onClick}>
      {label}
      <span className="fr-sr-only"> {about}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
}
