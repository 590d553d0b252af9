interface Props {
  prefix: string;
  startsAt: string;
  minutes: number;
  onChange: (startsAt: string, minutes: number) => void;
}

/** When it starts, and how long it is meant to last. */
export function TimeFields({ prefix, startsAt, minutes, onChange }: Props) {
  return (
    <div className="rc-meeting__time">
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${prefix}-time`}>
          Heure
        </label>
        <input id={`${prefix}-time`} type="time" className="fr-input" value={startsAt.slice(0, 5)} onChange={(event) => event.currentTarget.value !== "" && onChange(`${event.currentTarget.value}:00`, minutes)} />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${prefix}-minutes`}>
          Durée prévue, en minutes
        </label>
        <input id={`${prefix}-minutes`} type="number" inputMode="numeric" min={5} max={480} step={5} className="fr-input" value={minutes} onChange={(event) => onChange(startsAt, event.currentTarget.valueAsNumber || minutes)} />
      </div>
    </div>
  );
}
