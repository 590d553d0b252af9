/** One line above everything: where we are when it is not the real thing. */
export function EnvironmentStrip({ label, detail }: { label: string; detail: string }) {
  return (
    <div className="rc-env">
      <div className="fr-container">
        <strong>{label}</strong> — {detail}
      </div>
    </div>
  );
}
