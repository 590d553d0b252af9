import { typeset } from "@/shared/format";

import type { MeetingItem } from "../api";

/** Why a situation comes to the meeting, one reason a line. */
export function Reasons({ reasons, veil = (words) => words }: { reasons: MeetingItem["reasons"]; veil?: (words: string) => string }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="rc-reasons">
      {reasons.map(({ kind, origin_id, words }) => (
        <li key={`${kind}-${origin_id}`}>{veil(typeset(words))}</li>
      ))}
    </ul>
  );
}
