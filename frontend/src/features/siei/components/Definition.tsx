import { typeset } from "@/shared/format";
import { LegalBasis } from "@/shared/ui/LegalBasis";

import type { CampaignPage } from "../api";
import { dayOfYear } from "../logic/campaign";
import { removedWords } from "../logic/figures";

/** Who is listed, as the texts stood on the campaign's day: each clause with its article and what it took off. */
export function Definition({ page }: { page: CampaignPage }) {
  return (
    <section aria-labelledby="definition" className="rc-section">
      <h2 id="definition" className="fr-h5">
        Qui figure sur la liste
      </h2>
      <p className="rc-mention">Les textes en vigueur le {dayOfYear(page.campaign.campaign_date)}. Toutes les conditions doivent être réunies.</p>
      <ol className="rc-sheet rc-sheet--numbered">
        {page.definition.map((clause) => {
          const removed = removedWords(clause, page.sources);
          return (
            <li key={clause.code}>
              <div className="rc-campaign__clause">
                <p>{typeset(clause.sentence)}</p>
                <p className="rc-number">{removed ?? <span className="rc-mention">compté au croisement</span>}</p>
              </div>
              {clause.legal_basis !== null && <LegalBasis basis={clause.legal_basis} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
