import { announceGesture, takeBack, useLastGesture } from "./undo";

/** What was just done, at the foot of the screen; stays until the next gesture or « Fermer ». */
export function UndoToast() {
  const gesture = useLastGesture();
  return (
    <div className="rc-toast rc-no-print" data-empty={gesture === null || undefined}>
      <p role="status" className="rc-toast__message">
        {gesture?.message}
      </p>
      {gesture !== null && (
        <div className="rc-toast__actions">
          {gesture.undo !== undefined && (
            <button type="button" className="rc-toast__button" onClick={() => void takeBack(gesture)}>
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
