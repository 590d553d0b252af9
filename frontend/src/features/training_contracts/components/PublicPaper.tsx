import { useState } from "react";

import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { downloadContract, type ContractLinkHolder, type FamilyContract } from "../familyApi";

/** What is signed, in full and in plain French: the same as the sheet. */
export function PublicPaper({ link, contract }: { link: ContractLinkHolder; contract: FamilyContract }) {
  const [failure, setFailure] = useState<unknown>(null);
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
      {[...contract.parts, ...contract.commitments].map((part) => (
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
      <button type="button" className="fr-link fr-link--download" onClick={() => void downloadContract(link).catch(setFailure)}>
        Garder le contrat (PDF)
      </button>
    </section>
  );
}
