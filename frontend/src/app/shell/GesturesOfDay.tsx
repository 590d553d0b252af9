import { useEffect, useRef } from "react";

import { clockTime } from "@/shared/format";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { takeBack, useGesturesOfDay } from "@/shared/ui/undo";

interface Props {
  open: boolean;
  onChange: (open: boolean) => void;
}

/** « Mes dernières actions », `z`: what was done today in this window, each with « Annuler » where it can be. */
export function GesturesOfDay({ open, onChange }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const gestures = useGesturesOfDay();
  useShortcuts([{ keys: "z", label: "Mes dernières actions, pour les annuler", run: () => onChange(true) }]);

  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);

  if (!open) return null;
  return (
    <dialog ref={dialog} className="rc-help" aria-labelledby="gestures-of-day" onClose={() => onChange(false)}>
      <h2 id="gestures-of-day" className="fr-h5">
        Mes dernières actions
      </h2>
      {gestures.length === 0 ? (
        <p>Rien n’a été enregistré aujourd’hui dans cette fenêtre.</p>
      ) : (
        <ul className="rc-plain-list rc-gestures">
          {gestures.map((gesture) => (
            <li key={gesture.id} className="rc-gestures__item">
              <span>
                <span className="rc-mention">{clockTime(gesture.at)}</span> {gesture.message}
              </span>
              {gesture.undone && <span className="rc-mention">annulé</span>}
              {!gesture.undone && gesture.undo !== undefined && (
                <button type="button" className="rc-toast__button" onClick={() => void takeBack(gesture)}>
                  Annuler<span className="fr-sr-only">&nbsp;: {gesture.message}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="fr-btn fr-btn--secondary" onClick={() => dialog.current?.close()}>
        Fermer
      </button>
    </dialog>
  );
}
