import { useRef, useState } from "react";

import { focusRow, isOnRow } from "@/shared/ui/rowFocus";
import { useShortcuts } from "@/shared/ui/shortcuts";

import type { Gesture, Situation } from "../api";
import { openSigns } from "../logic/week";
import { SituationCard, type Panel } from "./SituationCard";

interface Props {
  situations: Situation[];
  acts: boolean;
  onGesture: (one: Situation, gesture: Gesture) => void;
}

/** The situations of the week, one after another; j and k walk, o, g and p act on the one that has focus. */
export function SituationList({ situations, acts, onGesture }: Props) {
  const box = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<{ id: string; panel: Panel } | null>(null);
  const present = (): Situation | undefined => situations.find((one) => one.student_id === focusRow(box.current, 0)?.dataset["row"]);
  const onRow = (): boolean => acts && present() !== undefined;

  function act(one: Situation, gesture: Gesture): void {
    const place = situations.indexOf(one);
    setOpen(null);
    onGesture(one, gesture);
    requestAnimationFrame(() => focusPlace(box.current, place));
  }
  function ask(one: Situation, panel: Panel): void {
    const [only, ...others] = openSigns(one);
    if (panel === "false_alarm" && only !== undefined && others.length === 0) act(one, { name: "false_alarm", rule: only.rule });
    else setOpen({ id: one.student_id, panel });
  }
  function pressed(key: "o" | "g" | "p"): void {
    const one = present();
    if (one === undefined) return;
    if (key === "p") ask(one, "set_aside");
    else act(one, { name: key === "o" ? "take" : "put_on_agenda" });
  }
  useShortcuts([
    { keys: "j", label: "Situation suivante", run: () => focusRow(box.current, 1) },
    { keys: "k", label: "Situation précédente", run: () => focusRow(box.current, -1) },
    { keys: "ArrowDown", label: "Situation suivante", run: () => focusRow(box.current, 1), when: () => isOnRow(box.current) },
    { keys: "ArrowUp", label: "Situation précédente", run: () => focusRow(box.current, -1), when: () => isOnRow(box.current) },
    ...(acts
      ? [
          { keys: "o", label: "Je m’en occupe", run: () => pressed("o"), when: onRow },
          { keys: "g", label: "À l’ordre du jour du GPDS", run: () => pressed("g"), when: onRow },
          { keys: "p", label: "Mettre de côté", run: () => pressed("p"), when: onRow },
        ]
      : []),
  ]);

  return (
    <ul className="rc-situations" ref={box}>
      {situations.map((one) => (
        <SituationCard
          key={one.student_id}
          one={one}
          acts={acts}
          panel={open?.id === one.student_id ? open.panel : null}
          onAsk={(panel) => ask(one, panel)}
          onClose={() => setOpen(null)}
          onGesture={(gesture) => act(one, gesture)}
        />
      ))}
    </ul>
  );
}

/** The next situation takes the place of the one that left; the last one gone, focus goes to the list's heading. */
function focusPlace(box: HTMLElement | null, place: number): void {
  const rows = [...(box?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const row = rows[Math.min(place, rows.length - 1)];
  const target = row?.querySelector<HTMLElement>("[data-row-link]") ?? document.querySelector<HTMLElement>("#situations, .rc-empty h2");
  target?.focus();
}
