/** Rows of « À faire » as sentences with their own button. */

import { addDays, sentenceName, sinceDay, weekdayDate } from "@/shared/format";
import type { MenuItem } from "@/shared/ui/MenuButton";
import { PersonName } from "@/shared/ui/PersonName";
import type { WorkItem } from "@/shared/ui/WorkQueue";

import { FACTS, hrefOf, partyWords, PLACES, whyWords, type Item } from "../logic/queue";

export interface Gestures {
  putOff: (until: string) => void;
  done: (item: Item) => void;
  remind: (item: Item) => void;
}

/** One row: what, about whom, why, and its own button. */
export function rowOf(item: Item, day: string, gestures: Gestures): WorkItem {
  const { person } = item;
  const place = PLACES[item.target];
  const href = hrefOf(item);
  const name = person === null ? item.verb : sentenceName(person);
  return {
    id: item.key,
    icon: item.group === "waiting" ? "fr-icon-time-line" : place.icon,
    verb: person === null ? "" : `${item.verb}\u00a0:`,
    subject:
      person === null ? (
        item.verb
      ) : (
        <>
          <PersonName name={person} />
          {person.class_name !== null && ` · ${person.class_name}`}
        </>
      ),
    subjectName: name,
    href: person !== null && (item.target === "contacts" || item.target === "task") ? `/${person.followed ? "suivis" : "eleves"}/${person.id}` : href,
    why: whyOf(item, day),
    deadline: item.deadline === null || item.target === "task" || FACTS.has(item.deadline.kind) ? null : { date: item.deadline.on, kind: item.deadline.kind === "legal" ? "legal" : "internal" },
    action: actionOf(item, href, gestures),
    more: moreOf(item, day, href, gestures),
  };
}

function whyOf(item: Item, day: string): string {
  const waits = item.waiting_for === null ? null : `on attend ${partyWords(item.waiting_for)}`;
  // A task says by how much it is late, and whose day it is.
  if (item.target === "task") return whyWords([waits, item.why, item.deadline === null || item.why.includes("retard") ? null : `pour le ${weekdayDate(item.deadline.on)}`]);
  const since = item.since !== null && !item.why.includes("depuis") ? sinceDay(item.since, day) : null;
  return whyWords([waits, item.why, since, item.deadline?.kind === "appointment" ? `rendez-vous ${weekdayDate(item.deadline.on)}` : null]);
}

function actionOf(item: Item, href: string, gestures: Gestures): WorkItem["action"] {
  if (item.target === "task") return item.group === "waiting" ? { label: "Relancer", onSelect: () => gestures.remind(item) } : { label: "Fait", onSelect: () => gestures.done(item) };
  return item.group === "waiting" ? null : { label: PLACES[item.target].action, href };
}

function moreOf(item: Item, day: string, href: string, { putOff }: Gestures): MenuItem[] {
  const task = item.target === "task" ? [{ label: "Autre issue, ou confier", href }] : [];
  if (item.group === "waiting") return task;
  return [...task, { label: "Reporter à demain", onSelect: () => putOff(addDays(day, 1)) }, { label: "Reporter d’une semaine", onSelect: () => putOff(addDays(day, 7)) }];
}
