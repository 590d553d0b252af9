import { openDay, useOpenWeekdays } from "@/shared/api/calendars";
import { choicesOf } from "@/shared/api/labels";
import { EntryKind } from "@/shared/api/reference.gen";
import { today } from "@/shared/format";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";

export interface EntryDraft {
  kind: string;
  from_day: string;
  from_clock: string;
  to_day: string;
  to_clock: string;
}

const KINDS = choicesOf(EntryKind, ["absence", "late", "temporary_exclusion", "early_exit", "known_away", "placement_absence"]);

interface Props {
  draft: EntryDraft;
  onChange: (draft: EntryDraft) => void;
}

/** Nature, from when, to when. */
export function EntryFields({ draft, onChange }: Props) {
  const present = today();
  const before = openDay(present, -1, useOpenWeekdays());
  return (
    <>
      <RadioRow legend="Nature" name="kind" choices={KINDS} value={draft.kind} onChange={(kind) => onChange({ ...draft, kind })} />
      <div className="rc-entry">
        <QuickDate
          id="from-day"
          label="Du"
          value={draft.from_day}
          onChange={(from_day) => onChange({ ...draft, from_day, to_day: draft.to_day < from_day || draft.to_day === draft.from_day ? from_day : draft.to_day })}
          suggestions={[present, before]}
        />
        <Clock id="from-clock" label="à partir de" value={draft.from_clock} onChange={(from_clock) => onChange({ ...draft, from_clock })} />
      </div>
      <div className="rc-entry">
        <QuickDate id="to-day" label="Au" value={draft.to_day} min={draft.from_day} onChange={(to_day) => onChange({ ...draft, to_day })} suggestions={[]} />
        <Clock id="to-clock" label="jusqu’à" value={draft.to_clock} onChange={(to_clock) => onChange({ ...draft, to_clock })} />
      </div>
    </>
  );
}

function Clock({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        <span className="fr-hint-text">Exemple&nbsp;: 08:00</span>
      </label>
      <input id={id} type="time" className="fr-input" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}
