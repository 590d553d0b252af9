import { counted, dayMonth } from "@/shared/format";

export interface Confidential {
  /** « sociale », « de santé ». */
  level_label: string;
  count: number;
  author_function: string;
  date: string;
  can_read: boolean;
}

interface Props {
  value: Confidential;
  onRead?: () => void;
}

/** Says that something exists, who wrote it and when; never what. */
export function ConfidentialityTag({ value, onRead }: Props) {
  const words = `${counted(value.count, "information")} ${value.level_label}`;
  return (
    <span className="rc-confidential">
      <span className="fr-icon-lock-line fr-icon--sm" aria-hidden="true" /> {words}{" "}
      {value.count > 1 ? "existent" : "existe"} ({value.author_function}, {dayMonth(value.date)})
      {value.can_read && onRead !== undefined && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={onRead}>
          Lire (accès noté)
        </button>
      )}
    </span>
  );
}
