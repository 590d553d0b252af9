import { useState } from "react";

import { ProblemAlert } from "../ProblemAlert";

/** The parts of a sheet, in full: one line is a paragraph, several a list. */
export function PaperParts({ parts }: { parts: readonly { title: string; lines: readonly string[] }[] }) {
  return parts.map((part) => (
    <section key={part.title}>
      <h3 className="fr-h6">{part.title}</h3>
      {part.lines.length === 1 ? (
        <p>{part.lines[0]}</p>
      ) : (
        <ul>
          {part.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  ));
}

/** « Garder le document (PDF) »: a refusal is said beside it. */
export function KeepPaper({ label, keep }: { label: string; keep: () => Promise<void> }) {
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <>
      {failure !== null && <ProblemAlert error={failure} />}
      <button type="button" className="fr-link fr-link--download" onClick={() => void keep().catch(setFailure)}>
        {label}
      </button>
    </>
  );
}
