import type { MeetingItem } from "../api";
import { minutesSentences } from "../logic/words";

/** The minutes as sentences, as they are decided. */
export function Minutes({ items, title, masked }: { items: readonly MeetingItem[]; title: string; masked: boolean }) {
  const sentences = minutesSentences(items, masked);
  return (
    <section aria-labelledby="session-minutes" className="rc-session__minutes">
      <h2 id="session-minutes" className="fr-h6">
        {title}
      </h2>
      {sentences.length === 0 ? (
        <p className="rc-mention">Chaque décision s’écrit ici en une phrase.</p>
      ) : (
        <ul className="rc-plain-list">
          {sentences.map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
