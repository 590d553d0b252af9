import { useQuery } from "@tanstack/react-query";

import type { FieldError } from "@/shared/api/problem";

import { bankQuery } from "../api";
import { skillLabel } from "../logic/bank";
import { replacedAt, without, type Need } from "../logic/blocks";
import { faultAt, Line } from "./Fields";

interface Props {
  value: Need[];
  onChange: (value: Need[]) => void;
  errors: FieldError[];
}

/** Needs by domain of the socle and skill, each with its own words; from the bank. */
export function NeedsBlock({ value, onChange, errors }: Props) {
  const { data: bank } = useQuery(bankQuery);
  return (
    <>
      <ul className="rc-plain-list">
        {value.map((need, index) => (
          <li key={index} className="rc-item">
            <div className="rc-item__head">
              <p className="rc-strong" id={`needs-${index}-domain`} tabIndex={-1}>
                {skillLabel(bank, need)}
              </p>
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => onChange(without(value, index))}>
                Retirer<span className="fr-sr-only"> le besoin {index + 1}</span>
              </button>
            </div>
            <Line
              id={`needs-${index}-text`}
              label={`Précision, besoin ${index + 1}`}
              hint="Exemple&nbsp;: comprendre un texte long"
              value={need.text}
              onChange={(text) => onChange(replacedAt(value, index, { text }))}
              error={faultAt(errors, `/items/${index}/text`) ?? faultAt(errors, `/items/${index}/domain`)}
            />
          </li>
        ))}
      </ul>
      {value.length === 0 && <p className="rc-mention">Aucun besoin indiqué. Choisissez une compétence du socle commun.</p>}
      <SkillChoice onChoose={(need) => onChange([...value, need])} />
    </>
  );
}

/** A skill of the socle, by domain; one tap adds it. */
function SkillChoice({ onChoose }: { onChoose: (need: Need) => void }) {
  const { data: bank } = useQuery(bankQuery);
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor="needs-add">
        Ajouter un besoin
        <span className="fr-hint-text">Domaine et compétence du socle commun</span>
      </label>
      <select
        id="needs-add"
        className="fr-select"
        value=""
        onChange={(event) => {
          const [domain = "", skill = ""] = event.currentTarget.value.split("/");
          if (domain !== "") onChoose({ domain, skill, text: "" });
        }}
      >
        <option value="">Choisir une compétence</option>
        {bank?.domains.map((domain) => (
          <optgroup key={domain.code} label={domain.label}>
            {domain.skills.map((skill) => (
              <option key={skill.code} value={`${domain.code}/${skill.code}`}>
                {skill.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

