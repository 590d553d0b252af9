import { useState, type SubmitEvent } from "react";

import { ProblemAlert } from "../ProblemAlert";
import { dateOf, type Birth } from "./birth";

interface Props {
  /** « Date de naissance de l'enfant ». */
  legend: string;
  hint: string;
  /** Opens the document with this day of birth; a refusal is thrown. */
  open: (birthDate: string) => Promise<void>;
}

const FIELDS = [
  ["day", "Jour", 2],
  ["month", "Mois", 2],
  ["year", "Année", 4],
] as const;

/** The second fact: who holds the link also knows this day. */
export function BirthForm({ legend, hint, open }: Props) {
  const [birth, setBirth] = useState<Birth>({ day: "", month: "", year: "" });
  const [wrong, setWrong] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const birth_date = dateOf(birth);
    setWrong(birth_date === null);
    if (birth_date === null) document.getElementById("birth-day")?.focus();
    if (birth_date === null || sending) return;
    setSending(true);
    setFailure(null);
    try {
      await open(birth_date);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {failure !== null && <ProblemAlert error={failure} fields={{ "/birth_date": { id: "birth-day", label: "Date de naissance" } }} />}
      <fieldset className="rc-choices" aria-describedby={wrong ? "birth-error" : undefined}>
        <legend className="fr-label">
          {legend}
          <span className="fr-hint-text">{hint}</span>
        </legend>
        <div className="rc-birth">
          {FIELDS.map(([name, label, length]) => (
            <div key={name} className="fr-input-group">
              <label className="fr-label" htmlFor={`birth-${name}`}>
                {label}
              </label>
              <input
                id={`birth-${name}`}
                className="fr-input"
                inputMode="numeric"
                autoComplete="off"
                maxLength={length}
                value={birth[name]}
                aria-invalid={wrong}
                onChange={(event) => setBirth({ ...birth, [name]: event.currentTarget.value })}
              />
            </div>
          ))}
        </div>
        {wrong && (
          <p id="birth-error" className="fr-error-text">
            Indiquez un jour, un mois et une année.
          </p>
        )}
      </fieldset>
      <button type="submit" className="fr-btn" aria-disabled={sending}>
        {sending ? "Ouverture…" : "Lire le document"}
      </button>
    </form>
  );
}
