import { Tag } from "@codegouvfr/react-dsfr/Tag";
import { useId, useState, type SubmitEvent } from "react";

import { tableDate } from "@/shared/format";

import { Counters, type Counter } from "./Counters";
import { appliedFilters, without, type FilterField, type FilterValues } from "./filters";
import { useIsNarrow } from "./useMediaQuery";

interface Props {
  fields: FilterField[];
  /** Applied values, from the URL. */
  values: FilterValues;
  /** Writes the URL; nothing is filtered while choosing. */
  onApply: (values: Record<string, string | undefined>) => void;
  /** « 12 élèves », announced when it changes. */
  result: string;
  counters?: Counter[];
}

/** What the list is narrowed to, and how to widen it again. */
export function FilterBar({ fields, values, onApply, result, counters = [] }: Props) {
  const narrow = useIsNarrow();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const applied = appliedFilters(fields, values, tableDate);

  function apply(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = fields.map(({ name }) => [name, textOf(form.get(name))] as const);
    setOpen(false);
    onApply({ ...values, ...Object.fromEntries(chosen) });
  }

  return (
    <div className="rc-filters rc-no-print">
      {counters.length > 0 && <Counters counters={counters} />}
      {narrow && (
        <button
          type="button"
          className="fr-btn fr-btn--tertiary fr-btn--sm"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => setOpen(!open)}
        >
          {applied.length > 0 ? `Filtrer (${applied.length})` : "Filtrer"}
        </button>
      )}
      {(open || !narrow) && (
        <form id={panel} className="rc-filters__form" onSubmit={apply} key={JSON.stringify(values)}>
          {fields.map((field) => (
            <FieldOf key={field.name} field={field} value={values[field.name] ?? ""} />
          ))}
          <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
            Appliquer
          </button>
        </form>
      )}
      <div className="rc-filters__recap">
        <p role="status">{result}</p>
        {applied.map(({ name, text }) => (
          <Tag
            key={name}
            small
            dismissible
            nativeButtonProps={{
              "aria-label": `Retirer le filtre ${text}`,
              onClick: () => onApply(without(fields, values, name)),
            }}
          >
            {text}
          </Tag>
        ))}
        {applied.length > 0 && (
          <button type="button" className="fr-link fr-link--sm" onClick={() => onApply(without(fields, values, null))}>
            Réinitialiser les filtres
          </button>
        )}
      </div>
    </div>
  );
}

function FieldOf({ field: { name, label, kind, options = [] }, value }: { field: FilterField; value: string }) {
  const id = useId();
  return (
    <div className="rc-filters__field">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      {kind === "date" ? (
        <input id={id} name={name} type="date" className="fr-input" defaultValue={value} />
      ) : (
        <select id={id} name={name} className="fr-select" defaultValue={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function textOf(value: FormDataEntryValue | null): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
