import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { ListChange, PairClass } from "@/shared/api/reference.gen";
import { counted, integer, textInstant } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";

import { campaignQuery, type Campaign, type CampaignPage, type Publication } from "../api";
import { dayOfYear } from "../logic/campaign";
import { changeLines, classLines, duration, shortDigest } from "../logic/figures";
import { listSentence } from "../logic/list";
import { Running } from "./Running";

const CHANGES: Record<string, string> = { entered: "Entrés sur la liste", still: "Encore là", gone: "Sortis" };

/** What the crossing gives: the list, its four classes, what changed since the former one, and its proof. */
export function Result({ page, shares }: { page: CampaignPage; shares: Publication["platforms"] | undefined }) {
  const { campaign } = page;
  return (
    <section aria-labelledby="result" className="rc-section">
      <h2 id="result" className="fr-h5">
        Résultat
      </h2>
      <p className="rc-strong">{listSentence(page, shares)}</p>
      <div className="rc-two">
        <Classes campaign={campaign} />
        <Comparison page={page} />
      </div>
      {(campaign.counts.reused ?? 0) > 0 && (
        <p>{counted(campaign.counts.reused ?? 0, "décision reprise d’une campagne précédente", "décisions reprises des campagnes précédentes")}.</p>
      )}
      <Proof campaign={campaign} />
    </section>
  );
}

function Classes({ campaign }: { campaign: Campaign }) {
  const lines = classLines(campaign);
  if (lines.length === 0) return null;
  return (
    <div>
      <table className="rc-why__table rc-campaign__figures">
        <caption>Paires de fiches rapprochées{campaign.counts.records === null ? "" : `, parmi ${counted(campaign.counts.records, "fiche")}`}</caption>
        <thead>
          <tr>
            <th scope="col">Classe</th>
            <th scope="col">Paires</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, meaning, pairs }) => (
            <tr key={code}>
              <th scope="row">
                {labelOf(PairClass, code)}
                <span className="rc-mention rc-block">{meaning}</span>
              </th>
              <td className="rc-number">{integer(pairs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Comparison({ page }: { page: CampaignPage }) {
  const formerId = page.campaign.previous_id;
  const former = useQuery({ ...campaignQuery(formerId ?? ""), enabled: formerId !== null });
  const lines = changeLines(page);
  if (formerId === null) return <p className="rc-mention">Première campagne sur ce territoire&nbsp;: il n’y a pas de liste à comparer.</p>;
  const date = former.data?.body.campaign.campaign_date;
  return (
    <div>
      <table className="rc-why__table rc-campaign__figures">
        <caption>
          Depuis la liste précédente
          {date !== undefined && (
            <>
              , <AppLink href={`/siei/${formerId}`}>campagne du {dayOfYear(date)}</AppLink>
            </>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">Mouvement</th>
            <th scope="col">Jeunes</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, level, count }) => (
            <tr key={code} className={level === "reason" ? "rc-campaign__reason" : undefined}>
              <th scope="row">{CHANGES[code] ?? labelOf(ListChange, code)}</th>
              <td className="rc-number">{integer(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The digest of the result, whether a replay gave the same, and how long each stage took. */
function Proof({ campaign }: { campaign: Campaign }) {
  const { digest, replayed, stages } = campaign;
  if (digest === null) return null;
  return (
    <>
      <p>
        Empreinte du résultat&nbsp;: {shortDigest(digest)}. {replayed !== null && !replayed.under_way && <strong>{replaySentence(replayed)}</strong>}
      </p>
      {replayed?.under_way === true && campaign.state === "review" && <Running id={campaign.id} label="Progression du rejeu" />}
      {stages.length > 0 && (
        <Disclosure label="Étapes et durées du croisement">
          <ol className="rc-sheet rc-sheet--numbered">
            {stages.map(({ stage, label, seconds }) => (
              <li key={stage}>
                <div className="rc-campaign__clause">
                  <p>{label}</p>
                  <p className="rc-number">{duration(seconds)}</p>
                </div>
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </>
  );
}

function replaySentence({ digest, same, at }: NonNullable<Campaign["replayed"]>): string {
  if (digest === null) return "Le rejeu ne s’est pas terminé. Relancez-le.";
  const proof = `(empreinte ${shortDigest(digest)}), rejoué le ${textInstant(at)}.`;
  return same ? `Résultat identique ${proof}` : `Résultat différent ${proof} Prévenez l’administrateur avant de publier.`;
}
