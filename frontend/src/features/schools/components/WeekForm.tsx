import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { asProblem } from "@/shared/api/problem";
import { clockOf, counted, period, today, typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { previewCalendar, saveCalendar, type SchoolCalendar } from "../settingsApi";
import { Effect } from "./Effect";
import { bodyOfCalendar, isOpen, toggled, WEEKDAYS } from "../logic/week";

interface Props {
  schoolId: string;
  calendar: SchoolCalendar;
  etag: string;
  /** May change it. */
  configures: boolean;
}

const HALVES = [
  { half: "am", label: "matin" },
  { half: "pm", label: "après-midi" },
] as const;

/** When the school is open: the week, its closures, the holidays of its zone. */
export function WeekForm({ schoolId, calendar, etag, configures }: Props) {
  const client = useQueryClient();
  const [body, setBody] = useState(() => bodyOfCalendar(calendar));
  const changed = JSON.stringify(body) !== JSON.stringify(bodyOfCalendar(calendar));
  const saving = useMutation({
    mutationFn: () => saveCalendar(schoolId, body, etag),
    onSuccess: async () => {
      announceGesture({ message: "Semaine enregistrée. Les demi-journées de l’année sont recomptées." });
      await client.invalidateQueries({ queryKey: ["calendar"] });
    },
  });
  const stale = saving.isError && asProblem(saving.error).status === 412;
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    saving.mutate();
  }
  return (
    <form onSubmit={save}>
      {saving.isError && (
        <ProblemAlert error={saving.error} {...(stale && { onRetry: () => void client.invalidateQueries({ queryKey: ["calendar"] }) })} />
      )}
      <table className="rc-week">
        <caption className="fr-sr-only">Demi-journées d’ouverture</caption>
        <thead>
          <tr>
            <td />
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HALVES.map(({ half, label }) => (
            <tr key={half}>
              <th scope="row">{label}</th>
              {WEEKDAYS.map((weekday, index) => (
                <td key={weekday}>
                  <input
                    type="checkbox"
                    className="rc-checkbox"
                    aria-label={`${weekday} ${label}, ouvert`}
                    checked={isOpen(body, index, half)}
                    disabled={!configures}
                    onChange={() => setBody(toggled(body, index, half))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="rc-mention">
        {counted(calendar.periods.length, "cours", "cours")} dans la grille horaire{hoursOf(calendar)}.
      </p>
      <h3 className="fr-h6">Fermetures de l’établissement</h3>
      <Closures body={body} configures={configures} onChange={setBody} />
      <h3 className="fr-h6">Vacances de la zone</h3>
      <ul>
        {calendar.holidays.map((each) => (
          <li key={each.starts_on}>
            {typeset(each.label)}, {period(each.starts_on, each.ends_on)}
          </li>
        ))}
      </ul>
      {configures && (
        <div className="rc-actions">
          <button type="submit" className="fr-btn" disabled={!changed || saving.isPending}>
            {saving.isPending ? "Envoi…" : "Enregistrer la semaine"}
          </button>
          <Effect key={JSON.stringify(body)} preview={() => previewCalendar(schoolId, body)} disabled={!changed} />
        </div>
      )}
    </form>
  );
}

function hoursOf({ periods }: SchoolCalendar): string {
  const first = periods[0];
  const last = periods.at(-1);
  return first === undefined || last === undefined ? "" : `, de ${clockOf(first.starts_at)} à ${clockOf(last.ends_at)}`;
}

type Body = ReturnType<typeof bodyOfCalendar>;

function Closures({ body, configures, onChange }: { body: Body; configures: boolean; onChange: (body: Body) => void }) {
  const [label, setLabel] = useState("");
  const [from, setFrom] = useState(today());
  const [to, setTo] = useState(today());
  return (
    <>
      {body.closures.length === 0 ? (
        <p>Aucune fermeture propre à l’établissement.</p>
      ) : (
        <ul>
          {body.closures.map((each) => (
            <li key={`${each.starts_on}-${each.label}`}>
              {each.label}, {period(each.starts_on, each.ends_on)}{" "}
              {configures && (
                <button type="button" className="fr-link fr-link--sm" onClick={() => onChange({ ...body, closures: body.closures.filter((other) => other !== each) })}>
                  Rouvrir<span className="fr-sr-only"> : {each.label}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {configures && (
        <div className="rc-closure">
          <Field id="closure-label" label="Raison" type="text" value={label} onChange={setLabel} />
          <Field id="closure-from" label="Du" type="date" value={from} onChange={setFrom} />
          <Field id="closure-to" label="Au" type="date" value={to} onChange={setTo} />
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--secondary"
            disabled={label.trim() === "" || to < from}
            onClick={() => {
              onChange({ ...body, closures: [...body.closures, { starts_on: from, ends_on: to, label: label.trim() }] });
              setLabel("");
            }}
          >
            Fermer ces jours
          </button>
        </div>
      )}
    </>
  );
}

interface FieldProps {
  id: string;
  label: string;
  type: "text" | "date";
  value: string;
  onChange: (value: string) => void;
}

function Field({ id, label, type, value, onChange }: FieldProps) {
  return (
    <div>
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <input id={id} type={type} className="fr-input" value={value} maxLength={80} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
