import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { CountKind, WatchedWindow } from "@/shared/api/reference.gen";
import { textDate, today } from "@/shared/format";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { addSettings, previewSettings, type Settings, type SettingsBody } from "../settingsApi";
import { Effect } from "./Effect";

interface Props {
  schoolId: string;
  history: Settings[];
  etag: string;
  configures: boolean;
}

/** Those of a school that has set nothing. */
const USUAL: Omit<SettingsBody, "from_day"> = {
  midday_split: "12:30:00",
  minimum_overlap_minutes: 1,
  overflow_tolerance_minutes: 0,
  lesson_slack_minutes: 5,
  threshold_count: "complete",
  window: "both",
  invitations_before_referral: 2,
};

const NUMBERS = [
  { key: "minimum_overlap_minutes", label: "Chevauchement minimal", hint: "minutes", min: 1, max: 120 },
  { key: "overflow_tolerance_minutes", label: "Débordement toléré sur l’autre demi-journée", hint: "minutes\u00a0; 105 pour compter comme GEPI", min: 0, max: 180 },
  { key: "lesson_slack_minutes", label: "Marge par cours", hint: "minutes", min: 0, max: 30 },
  { key: "invitations_before_referral", label: "Invitations à donner le motif avant une saisine", hint: "au moins", min: 1, max: 10 },
] as const;

const FIELDS: FieldMap = {
  "/from_day": { id: "from-day", label: "À partir du" },
  "/midday_split": { id: "midday", label: "Milieu de la journée" },
};

/** How half-days are counted from a day on, and how they were counted before. */
export function CountingForm({ schoolId, history, etag, configures }: Props) {
  const client = useQueryClient();
  const present = history.at(-1);
  const [body, setBody] = useState<SettingsBody>(() => ({ ...USUAL, ...pick(present), from_day: today() }));
  const [key, setKey] = useState(newIdempotencyKey);
  const saving = useMutation({
    mutationFn: () => addSettings(schoolId, body, etag, key),
    onSuccess: async () => {
      announceGesture({ message: `Réglages enregistrés\u00a0: ils s’appliquent à partir du ${textDate(body.from_day)}.` });
      setKey(newIdempotencyKey());
      await Promise.all([client.invalidateQueries({ queryKey: ["settings"] }), client.invalidateQueries({ queryKey: ["absences"] })]);
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    saving.mutate();
  }
  return (
    <form onSubmit={save}>
      {saving.isError && <ProblemAlert error={saving.error} fields={FIELDS} />}
      <fieldset className="rc-plain-fieldset" disabled={!configures}>
        <legend className="fr-sr-only">Réglages du décompte</legend>
        <RadioRow
          legend="Ce qui compte pour les seuils"
          name="count"
          choices={choicesOf(CountKind)}
          value={body.threshold_count}
          onChange={(value) => setBody({ ...body, threshold_count: value as SettingsBody["threshold_count"] })}
        />
        <RadioRow
          legend="Période regardée"
          name="window"
          choices={choicesOf(WatchedWindow)}
          value={body.window}
          onChange={(value) => setBody({ ...body, window: value as SettingsBody["window"] })}
        />
        <div className="rc-settings">
          <div className="fr-input-group">
            <label className="fr-label" htmlFor="midday">
              Milieu de la journée
              <span className="fr-hint-text">entre 10&nbsp;h et 15&nbsp;h</span>
            </label>
            <input id="midday" type="time" className="fr-input" value={body.midday_split.slice(0, 5)} onChange={(event) => setBody({ ...body, midday_split: `${event.currentTarget.value}:00` })} />
          </div>
          {NUMBERS.map((each) => (
            <div key={each.key} className="fr-input-group">
              <label className="fr-label" htmlFor={each.key}>
                {each.label}
                <span className="fr-hint-text">{each.hint}</span>
              </label>
              <input
                id={each.key}
                type="number"
                inputMode="numeric"
                className="fr-input"
                min={each.min}
                max={each.max}
                value={body[each.key]}
                onChange={(event) => setBody({ ...body, [each.key]: event.currentTarget.valueAsNumber || 0 })}
              />
            </div>
          ))}
          <div className="fr-input-group">
            <label className="fr-label" htmlFor="from-day">
              À partir du
              <span className="fr-hint-text">jamais en arrière</span>
            </label>
            <input id="from-day" type="date" className="fr-input" min={today()} value={body.from_day} onChange={(event) => setBody({ ...body, from_day: event.currentTarget.value })} />
          </div>
        </div>
        {configures && (
          <div className="rc-actions">
            <button type="submit" className="fr-btn" disabled={saving.isPending}>
              {saving.isPending ? "Envoi…" : "Enregistrer les réglages"}
            </button>
            <Effect key={JSON.stringify(body)} preview={() => previewSettings(schoolId, body)} fields={FIELDS} disabled={false} />
          </div>
        )}
      </fieldset>
      <h3 className="fr-h6 rc-history">Historique</h3>
      {history.length === 0 ? (
        <p>Les réglages d’origine s’appliquent depuis la rentrée.</p>
      ) : (
        <ol>
          {history.map((each) => (
            <li key={each.version}>
              Version {each.version}, à partir du {textDate(each.from_day)}&nbsp;: {labelOf(CountKind, each.threshold_count)}, {labelOf(WatchedWindow, each.window)}.
            </li>
          ))}
        </ol>
      )}
    </form>
  );
}

function pick(settings: Settings | undefined): Partial<SettingsBody> {
  if (settings === undefined) return {};
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in USUAL));
}
