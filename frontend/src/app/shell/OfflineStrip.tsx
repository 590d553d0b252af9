import { useSyncExternalStore } from "react";

import { usePendingWrites } from "@/shared/api/pending";

function watch(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** « Hors ligne — 1 appel en attente d'envoi », under the header. */
export function OfflineStrip() {
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  const pending = usePendingWrites();
  const shown = !online || pending !== null;
  return (
    <div role="status" className={shown ? "rc-offline rc-no-print" : undefined}>
      {shown && (
        <p className="fr-container">
          <span className="fr-icon-warning-line fr-icon--sm" aria-hidden="true" /> {online ? "Envoi en cours" : "Hors ligne"}
          {pending !== null && ` — ${pending} en attente d’envoi`}
        </p>
      )}
    </div>
  );
}
