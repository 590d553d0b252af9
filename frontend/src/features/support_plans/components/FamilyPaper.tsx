import type { LinkHolder } from "@/shared/ui/family/door";
import { KeepPaper, PaperParts } from "@/shared/ui/family/PaperParts";

import { keepPaper, type FamilyPlan } from "../familyApi";

/** What is signed, in full and in plain French: the same as the sheet. */
export function FamilyPaper({ link, plan }: { link: LinkHolder; plan: FamilyPlan }) {
  return (
    <section className="rc-paper-to-sign" aria-labelledby="paper">
      <h2 id="paper" className="fr-h4" tabIndex={-1}>
        {plan.title}
      </h2>
      <p className="rc-mention">{plan.school_name}</p>
      {plan.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <PaperParts parts={plan.parts} />
      <KeepPaper label="Garder le document (PDF)" keep={() => keepPaper(link)} />
    </section>
  );
}
