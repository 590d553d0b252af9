interface Props {
  codes: string[];
  /** What comes after, once the codes are kept. */
  action?: string;
  onDone?: () => void;
}

/** Ten codes, each good once, shown this once. */
export function RescueCodes({ codes, action, onDone }: Props) {
  return (
    <>
      <p>Ces dix codes ne seront plus affichés.</p>
      <ul className="rc-rescue" aria-label="Codes de secours">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="rc-actions rc-no-print">
        {action !== undefined && (
          <button type="button" className="fr-btn" onClick={onDone}>
            {action}
          </button>
        )}
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => window.print()}>
          Imprimer les codes
        </button>
      </div>
    </>
  );
}
