import { useRef } from "react";

import { asProblem } from "@/shared/api/problem";

import { useShortcuts } from "./shortcuts";
import { announceGesture, useLastGesture } from "./undo";

/** A refusal is said where the gesture was told: the day may have gone on since. */
async function takeBack(undo: () => void | Promise<void>): Promise<void> {
  announceGesture(null);
  try {
    await undo();
  } catch (error) {
    announceGesture({ message: `Impossible d’annuler\u00a0: ${asProblem(error).detail}` });
  }
}

/** What was just done, at the foot of the screen; stays until the next gesture or « Fermer ». */
export function UndoToast() {
  const gesture = useLastGesture();
  const { undo } = gesture ?? {};
  const actions = useRef<HTMLDivElement>(null);
  useShortcuts(gesture === null ? [] : [{ keys: "z", label: "Dernière action, pour l’annuler", run: () => actions.current?.querySelector("button")?.focus() }]);
  return (
    <div className="rc-toast rc-no-print" data-empty={gesture === null || undefined}>
      <p role="status" className="rc-toast__message">
        {gesture?.message}
      </p>
      {gesture !== null && (
        <div className="rc-toast__actions" ref={actions}>
          {undo !== undefined && (
            <button
              type="button"
              className="rc-toast__button"
              onClick={() => void takeBack(undo)}
            >
              Annuler
            </button>
          )}
          <button type="button" className="rc-toast__button" onClick={() => announceGesture(null)}>
            Fermer
          </button>
        </div>
      )}
    </div>
  );
}
