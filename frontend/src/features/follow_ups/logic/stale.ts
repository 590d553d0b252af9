/** What two people typed at once: fields whose value there is no longer the one on the screen. */

import type { Followed } from "../api";
import type { ActField, Draft } from "./acts";

export interface Conflict {
  field: string;
  label: string;
  mine: string;
  there: string;
}

export const conflictsOf = (fields: readonly ActField[], draft: Draft, identity: Followed["identity"]): Conflict[] =>
  fields.flatMap(({ name, label }) => {
    const mine = draft[name];
    const there = identity[name as keyof Followed["identity"]] ?? "";
    return typeof mine !== "string" || mine.trim() === there ? [] : [{ field: name, label, mine: mine.trim(), there }];
  });
