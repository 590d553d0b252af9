import { useState } from "react";

import { reminderFor } from "@/shared/api/words";

/** Asked when the field is left; a question that fails stops nothing. */
export function useWordReminder(text: string): { reminder: string | null; onLeave: () => void } {
  const [said, setSaid] = useState<{ text: string; reminder: string | null }>({ text: "", reminder: null });
  const onLeave = (): void => {
    const words = text.trim();
    if (words === said.text) return;
    if (words === "") setSaid({ text: "", reminder: null });
    else void reminderFor(words).then((reminder) => setSaid({ text: words, reminder }), () => undefined);
  };
  return { reminder: text.trim() === "" ? null : said.reminder, onLeave };
}
