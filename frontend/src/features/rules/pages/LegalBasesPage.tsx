import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { labelOf } from "@/shared/api/labels";
import { LegalArea, LegalKind, LetterKind } from "@/shared/api/reference.gen";
import { counted, textDate } from "@/shared/format";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { legalBasesQuery, type LegalBases } from "../api";

/** Every text with its dates, and the steps that rest on it; public, and printable. */
export function LegalBasesPage() {
  const router = useRouter();
  const search = useSearch({ strict: false });
  const texts = useQuery({ ...legalBasesQuery(search["date"]), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title="Les textes appliqués" lead="Quel texte fonde chaque étape, et depuis quand&nbsp;?" />
      <FilterBar
        fields={[{ name: "date", label: "Que disait la règle le", kind: "date" }]}
        values={search}
        onApply={(values) => void router.navigate({ href: values["date"] === undefined ? "/base-legale" : `/base-legale?date=${values["date"]}` })}
        result={texts.data === undefined ? "" : counted(texts.data.items.length, "texte")}
      />
      <QueryPart query={texts} lines={12}>
        {(data) => (
          <>
            <Regimes regimes={data.regimes} />
            {AREAS.map((area) => (
              <Texts key={area} area={area} items={data.items.filter((item) => item.area === area)} />
            ))}
          </>
        )}
      </QueryPart>
    </>
  );
}

const AREAS = Object.keys(LegalArea) as (keyof typeof LegalArea)[];

function Texts({ area, items }: { area: keyof typeof LegalArea; items: LegalBases["items"] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={`area-${area}`} className="rc-section">
      <h2 id={`area-${area}`} className="fr-h5">
        {LegalArea[area]}
      </h2>
      {items.map((item) => (
        <Text key={item.basis.code} item={item} />
      ))}
    </section>
  );
}

function Regimes({ regimes }: { regimes: LegalBases["regimes"] }) {
  return (
    <section aria-labelledby="regimes">
      <h2 id="regimes" className="fr-h5">
        Régimes successifs
      </h2>
      <ul className="rc-sheet">
        {regimes.map((regime) => (
          <li key={regime.code}>
            <p>
              <strong>{regime.label}</strong>, {span(regime)}
              {regime.history_only && <span className="rc-mention"> — pour mémoire, aucun dossier n’y est tenu</span>}
            </p>
            <p className="rc-mention">{regime.summary}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Text({ item: { basis, transitions, letters } }: { item: LegalBases["items"][number] }) {
  const internal = basis.kind === "internal_rule";
  return (
    <article id={basis.code} tabIndex={-1} className="rc-box">
      <h3 className="fr-h6">{internal ? basis.title : `${basis.article} — ${basis.title}`}</h3>
      <p className="rc-mention">
        {LegalKind[basis.kind]}, {internal ? "choix de conception, pas une règle de droit" : span(basis)}.
      </p>
      {basis.quote !== "" && <blockquote className="rc-quote">{basis.quote}</blockquote>}
      {basis.source !== "" && <p className="rc-mention">Source&nbsp;: {basis.source}.</p>}
      {transitions.length > 0 && (
        <p>Étapes&nbsp;: {[...new Set(transitions.map((step) => `${step.label} (${step.who})`))].join("\u00a0; ")}.</p>
      )}
      {letters.length > 0 && <p>Courriers&nbsp;: {letters.map((letter) => labelOf(LetterKind, letter)).join("\u00a0; ")}.</p>}
    </article>
  );
}

function span({ valid_from, valid_to }: { valid_from: string; valid_to: string | null }): string {
  return valid_to === null
    ? `en vigueur depuis le ${textDate(valid_from)}`
    : `appliqué du ${textDate(valid_from)} au ${textDate(valid_to)}, plus en vigueur depuis`;
}
