import { useEffect, useRef } from "react";

import { announceGesture } from "@/shared/ui/undo";

interface Props {
  /** « Identifiant » and « Secret », or the secret alone. */
  parts: readonly { name: string; value: string }[];
  onDone: () => void;
}

/** A secret, the one time it is shown; each part can be copied. */
export function SecretOnce({ parts, onDone }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rc-box" role="group" aria-labelledby="secret-once">
      <h3 id="secret-once" ref={heading} tabIndex={-1} className="fr-h6">
        À copier maintenant
      </h3>
      <p>Ce secret ne sera plus affiché. Transmettez-le par un canal sûr, jamais par courriel.</p>
      <dl className="rc-facts">
        {parts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code className="rc-secret">{value}</code>{" "}
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => void copy(name, value)}>
                Copier<span className="fr-sr-only"> {name.toLowerCase()}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="fr-btn fr-btn--sm" onClick={onDone}>
        C’est copié
      </button>
    </div>
  );
}

async function copy(name: string, value: string): Promise<void> {
  await navigator.clipboard.writeText(value);
  announceGesture({ message: `${name} copié.` });
}
