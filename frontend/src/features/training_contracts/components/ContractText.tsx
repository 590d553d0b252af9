import { EmptyValue } from "./EmptyValue";
import { pathWords } from "../logic/words";
import type { Contract } from "../api";

/** The path and what each promises, as they are signed. */
export function ContractText({ contract }: { contract: Contract }) {
  return (
    <>
      <Path contract={contract} />
      <Commitments contract={contract} />
    </>
  );
}

export function Path({ contract }: { contract: Contract }) {
  const { place } = contract;
  return (
    <section aria-labelledby="path">
      <h2 id="path" className="fr-h5">
        Le parcours
      </h2>
      <p className="rc-strong">{place.formation}</p>
      <p className="rc-mention">
        {place.provider_name}, {place.commune_name}
      </p>
      <dl className="rc-facts fr-mt-1w">
        <Fact label="Objectif" value={contract.objective} />
        <Fact label="Statut et dates" value={pathWords(contract)} />
        <Fact label="Premier jour" value={contract.first_day} />
        <Fact label="Emploi du temps" value={contract.timetable} />
        <div>
          <dt>Modules</dt>
          <dd>
            {contract.modules.length === 0 ? (
              <EmptyValue />
            ) : (
              <ul className="rc-plain-list">
                {contract.modules.map(({ title, duration }) => (
                  <li key={title}>
                    {title}
                    {duration !== "" && <span className="rc-mention"> ({duration})</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value === "" ? <EmptyValue /> : value}</dd>
    </div>
  );
}

/** One sentence each, side by side. */
export function Commitments({ contract: { commitments, first_name, parties, place } }: { contract: Contract }) {
  const tutor = parties.find(({ party }) => party === "tutor")?.name ?? "";
  const said = [
    [first_name, commitments.young_person],
    [tutor === "" ? "Le tuteur" : `${tutor}, tuteur`, commitments.tutor],
    [place.provider_name, commitments.provider],
  ] as const;
  return (
    <section aria-labelledby="commitments">
      <h2 id="commitments" className="fr-h5">
        Les engagements
      </h2>
      <div className="rc-three">
        {said.map(([who, words]) => (
          <div key={who}>
            <h3 className="fr-h6">{who}</h3>
            <p>{words === "" ? <EmptyValue /> : words}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
