import { useState } from "react";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { downloadPaper, type FamilyLink, type FamilyPlan } from "../familyApi";

/** What is signed, in full and in plain French: the same as the sheet. */
export function FamilyPaper({ link, plan }: { link: FamilyLink; plan: FamilyPlan }) {
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <section className="rc-paper-to-sign" aria-labelledby="paper">
      <h2 id="paper" className="fr-h4" tabIndex={-1}>
        {plan.title}
      </h2>
      <p className="rc-mention">{plan.school_name}</p>
      {plan.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {plan.parts.map((part) => (
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
      ))}
      {failure !== null && <ProblemAlert error={failure} />}
      <button type="button" className="fr-link fr-link--download" onClick={() => void downloadPaper(link).catch(setFailure)}>
        Garder le document (PDF)
      </button>
    </section>
  );
}
