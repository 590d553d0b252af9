import type { LinkHolder } from "@/shared/ui/family/door";
import { KeepPaper, PaperParts } from "@/shared/ui/family/PaperParts";

import { keepContract, type FamilyContract } from "../familyApi";

/** What is signed, in full and in plain French: the same as the sheet. */
export function PublicPaper({ link, contract }: { link: LinkHolder; contract: FamilyContract }) {
  return (
    <section className="rc-paper-to-sign" aria-labelledby="paper">
      <h2 id="paper" className="fr-h4" tabIndex={-1}>
        {contract.title}
      </h2>
      <p className="rc-mention">{contract.network_name}</p>
      <p>{contract.opening}</p>
      <dl className="rc-facts">
        {contract.about.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PaperParts parts={[...contract.parts, ...contract.commitments]} />
      <KeepPaper label="Garder le contrat (PDF)" keep={() => keepContract(link)} />
    </section>
  );
}
