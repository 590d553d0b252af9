/** One line above everything: where we are when it is not the real thing. */
export function EnvironmentStrip({ label, detail }: { label: string; detail: string }) {
  return (
    <section className="rc-env" aria-label="Environnement">
      <div className="fr-container">
        <strong>{label}</strong> — {detail}
      </div>
    </section>
  );
}
