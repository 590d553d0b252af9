import { clockTime } from "@/shared/format";

export type Saving = { status: "none" } | { status: "saving" } | { status: "saved"; at: string } | { status: "failed" } | { status: "waiting" };

/** « Enregistré à 10 h 32 » only after the server said so. */
export function SaveState({ saving, onRetry }: { saving: Saving; onRetry?: () => void }) {
  return (
    <span className="rc-save">
      <span role="status">{words(saving)}</span>
      {saving.status === "failed" && onRetry !== undefined && (
        <button type="button" className="fr-link fr-link--sm" onClick={onRetry}>
          Réessayer
        </button>
      )}
    </span>
  );
}

function words(saving: Saving): string {
  switch (saving.status) {
    case "none":
      return "";
    case "saving":
      return "Enregistrement…";
    case "saved":
      return `Enregistré à ${clockTime(saving.at)}`;
    case "failed":
      return "Non enregistré.";
    case "waiting":
      return "Hors ligne, en attente d’envoi.";
  }
}
