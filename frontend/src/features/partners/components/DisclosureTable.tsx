import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { DisclosedField, PartnerType } from "@/shared/api/reference.gen";
import { typeset } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { QueryPart } from "@/shared/ui/QueryPart";

import { disclosuresQuery, type DisclosureRow } from "../api";

const FIELDS = Object.keys(DisclosedField) as (keyof typeof DisclosedField)[];

/** What this kind of partner may be told, and the whole table behind it. */
export function DisclosureTable({ own }: { own: DisclosureRow }) {
  return (
    <section aria-labelledby="disclosure" className="rc-section">
      <h2 id="disclosure" className="fr-h5">
        Ce qui peut être transmis
      </h2>
      <p>{typeset(own.why)}</p>
      {own.fields.length === 0 ? (
        <p>Aucune donnée nominative.</p>
      ) : (
        <ul>
          {FIELDS.filter((field) => own.fields.includes(field)).map((field) => (
            <li key={field}>{labelOf(DisclosedField, field)}</li>
          ))}
        </ul>
      )}
      <p className="rc-mention">
        {own.basis.kind === "internal_rule" ? "Règle interne\u00a0: " : `${own.basis.article}\u00a0: `}
        {typeset(own.basis.title)}
      </p>
      <Disclosure label="Voir le tableau de tous les types de partenaires">
        <Whole />
      </Disclosure>
    </section>
  );
}

function Whole() {
  const disclosures = useQuery(disclosuresQuery);
  return (
    <QueryPart query={disclosures} lines={6}>
      {({ rows }) => (
        <div className="rc-scroll" tabIndex={0} role="region" aria-label="Champs transmis par type de partenaire">
          <table className="rc-why__table">
            <caption className="fr-sr-only">Champs transmis par type de partenaire</caption>
            <thead>
              <tr>
                <th scope="col">Type de partenaire</th>
                {FIELDS.map((field) => (
                  <th key={field} scope="col">
                    {labelOf(DisclosedField, field)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.type}>
                  <th scope="row">{labelOf(PartnerType, row.type)}</th>
                  {FIELDS.map((field) => (
                    <td key={field}>{row.fields.includes(field) ? "oui" : "non"}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </QueryPart>
  );
}
