import { useEffect, useRef, useState } from "react";

import { helpRows } from "@/shared/ui/keys";
import { useShortcuts, useShortcutSettings } from "@/shared/ui/shortcuts";

/** `?`: what the keys do on this page, and nothing else. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const { current } = useShortcutSettings();
  useShortcuts([{ keys: "?", label: "Aide des raccourcis", run: () => setOpen(true) }]);

  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);

  if (!open) return null;
  return (
    <dialog ref={dialog} className="rc-help" aria-labelledby="shortcut-help" onClose={() => setOpen(false)}>
      <h2 id="shortcut-help" className="fr-h5">
        Raccourcis de cette page
      </h2>
      <dl>
        {helpRows(current()).map(({ keys, label }) => (
          <div key={label} className="rc-help__row">
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="rc-kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="rc-mention">Vous pouvez couper les raccourcis dans «&nbsp;Préférences et raccourcis&nbsp;».</p>
      <button type="button" className="fr-btn fr-btn--secondary" onClick={() => dialog.current?.close()}>
        Fermer
      </button>
    </dialog>
  );
}
