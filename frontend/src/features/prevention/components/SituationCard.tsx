import { dayMonth, sentenceEnd, sentenceName, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Kbd } from "@/shared/ui/Kbd";
import { MenuButton } from "@/shared/ui/MenuButton";
import { PersonName } from "@/shared/ui/PersonName";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";
import { WarningReasons } from "@/shared/ui/WarningReasons";

import type { Gesture, Situation } from "../api";
import { doneWords } from "../logic/week";
import { AsideForm } from "./AsideForm";
import { FalseAlarmForm } from "./FalseAlarmForm";

export type Panel = "set_aside" | "false_alarm";

interface Props {
  one: Situation;
  acts: boolean;
  panel: Panel | null;
  onAsk: (panel: Panel) => void;
  onClose: () => void;
  onGesture: (gesture: Gesture) => void;
}

/** A pupil of the week: the reasons in words, what ends them, what was done before, and the next gesture. */
export function SituationCard({ one, acts, panel, onAsk, onClose, onGesture }: Props) {
  return (
    <li className="rc-situation" data-row={one.student_id}>
      <div className="rc-situation__head">
        <h3 className="fr-h6">
          <AppLink href={`/eleves/${one.student_id}`} data-row-link>
            <PersonName name={one} />
          </AppLink>
          <span className="rc-mention">
            {one.class_name !== null && <> · {one.class_name}</>} · depuis le {dayMonth(one.since)}
            {one.never_seen && " · jamais vue"}
          </span>
        </h3>
        {acts && <Gestures one={one} onAsk={onAsk} onGesture={onGesture} />}
      </div>
      <WarningReasons reasons={one.reasons} about={sentenceName(one)} />
      {one.done_before.length > 0 && (
        <ul className="rc-plain-list rc-situation__before" aria-label="Ce qui a été fait avant">
          {one.done_before.map((done) => (
            <li key={`${done.on}${done.gesture}`} className="rc-mention">
              Déjà fait&nbsp;: {sentenceEnd(typeset(doneWords(done)))} {done.effect !== null && typeset(done.effect)}
            </li>
          ))}
        </ul>
      )}
      {panel === "set_aside" && <AsideForm one={one} onClose={onClose} onSave={onGesture} />}
      {panel === "false_alarm" && <FalseAlarmForm one={one} onClose={onClose} onSave={onGesture} />}
    </li>
  );
}

/** Buttons at a desk; « Agir » on a phone. */
function Gestures({ one, onAsk, onGesture }: Pick<Props, "one" | "onAsk" | "onGesture">) {
  const narrow = useIsNarrow();
  const name = sentenceName(one);
  const take = { label: "Je m’en occupe", onSelect: () => onGesture({ name: "take" }) };
  const agenda = { label: "À l’ordre du jour du GPDS", onSelect: () => onGesture({ name: "put_on_agenda" }) };
  const aside = { label: "Mettre de côté", onSelect: () => onAsk("set_aside") };
  const wrong = { label: "Fausse alerte", onSelect: () => onAsk("false_alarm") };
  if (narrow) {
    return (
      <div className="rc-situation__act rc-no-print">
        <MenuButton label="Agir" about={`pour ${name}`} items={[take, agenda, aside, wrong]} className="fr-btn fr-btn--sm fr-btn--secondary" />
      </div>
    );
  }
  return (
    <div className="rc-actions rc-no-print">
      <Button {...take} about={name} keys="o" kind="secondary" />
      <Button {...agenda} label="GPDS" about={`à l’ordre du jour, ${name}`} keys="g" kind="tertiary" />
      <Button {...aside} about={name} keys="p" kind="tertiary" />
      <MenuButton label="Autre" about={`pour ${name}`} items={[wrong]} />
    </div>
  );
}

function Button({ label, about, keys, kind, onSelect }: { label: string; about: string; keys: string; kind: string; onSelect: () => void }) {
  return (
    <button type="button" className={`fr-btn fr-btn--sm fr-btn--${kind}`} aria-keyshortcuts={keys} onClick={onSelect}>
      {label}
      <span className="fr-sr-only">, {about}</span>
      <Kbd keys={keys} />
    </button>
  );
}
