import { useQuery } from "@tanstack/react-query";

import { partnersQuery } from "../api";

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** To which structure the meeting refers, with what it will be told. */
export function PartnerField({ value, onChange, error }: Props) {
  const { data: partners = [] } = useQuery(partnersQuery);
  return (
    <div className={error === undefined ? "fr-select-group" : "fr-select-group fr-select-group--error"}>
      <label className="fr-label" htmlFor="decision-partner">
        Vers quelle structure&nbsp;?
        <span className="fr-hint-text">Elle recevra l’identité et, s’ils sont connus, la commune, le téléphone, le courriel et la dernière formation. Rien de ce qui se dit ici.</span>
      </label>
      <select id="decision-partner" className="fr-select" value={value} aria-invalid={error !== undefined} aria-describedby={error === undefined ? undefined : "decision-partner-error"} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Choisir une structure</option>
        {partners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p id="decision-partner-error" className="fr-error-text">
          {error}
        </p>
      )}
    </div>
  );
}
