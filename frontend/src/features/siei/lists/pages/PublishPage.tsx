import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { counted, textInstant } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { campaignQuery, publicationQuery, type CampaignPage, type Publication } from "../../api";
import { useStep } from "../../useStep";
import { Erased } from "../components/Erased";
import { ShareTable } from "../components/ShareTable";
import { returnWords, totalsOf } from "../logic/words";
import { headingOf } from "../logic/heading";

/** What leaves if I publish, for whom, and what schools get back. */
export function PublishPage() {
  const { campaignId = "" } = useRouteParams();
  const opened = useQuery(campaignQuery(campaignId));
  requireRecord(opened.error);
  const publication = useQuery(publicationQuery(campaignId));
  return (
    <>
      <PageHeader title="Publier les listes" {...headingOf(campaignId, opened.data?.body.campaign)} lead="Chaque plateforme reçoit les jeunes de son ressort. La publication ne se reprend pas." />
      <QueryPart query={opened} lines={3}>
        {({ body, etag }) => <QueryPart query={publication}>{(shares) => <Act page={body} etag={etag} publication={shares} />}</QueryPart>}
      </QueryPart>
    </>
  );
}

function Act({ page: { campaign, definition }, etag, publication }: { page: CampaignPage; etag: string; publication: Publication }) {
  const step = useStep(campaign.id, etag);
  const heading = useRef<HTMLHeadingElement>(null);
  const published = publication.published_at;
  useEffect(() => {
    if (step.isSuccess && published !== null) heading.current?.focus();
  }, [step.isSuccess, published]);
  return (
    <div className="rc-shape rc-shape--act">
      <div>
        {step.isError && <ProblemAlert error={step.error} />}
        {published !== null && (
          <h2 ref={heading} tabIndex={-1} className="fr-h5">
            Listes publiées le {textInstant(published)}
          </h2>
        )}
        <section aria-labelledby="shares">
          <h2 id="shares" className="fr-h6">
            Ce que chaque plateforme {published === null ? "reçoit" : "a reçu"}
          </h2>
          <ShareTable shares={publication.platforms} published={published !== null} />
          <p>Pour chaque jeune&nbsp;: identité, naissance, commune, coordonnées connues, dernière formation, bases consultées. Aucune absence, aucun dossier (L.&nbsp;313-7 du code de l’éducation).</p>
        </section>
        {published === null && <Warnings campaignId={campaign.id} publication={publication} />}
        <div className="rc-foot">
          {published === null && campaign.next_steps.includes("publish") && (
            <button type="button" className="fr-btn" aria-disabled={step.isPending} onClick={() => (step.isPending ? undefined : step.mutate("publish"))}>
              {step.isPending ? "Publication…" : publishWords(publication)}
            </button>
          )}
          {published === null && !campaign.next_steps.includes("publish") && <p>La campagne n’en est pas à la publication.</p>}
          <AppLink className={published === null ? "fr-btn fr-btn--tertiary" : "fr-btn"} href={`/siei/${campaign.id}/liste`}>
            {published === null ? "Revenir à la liste" : "Voir la liste publiée"}
          </AppLink>
        </div>
      </div>
      <div>
        <Returns schools={publication.schools} />
        <section aria-labelledby="erased">
          <h2 id="erased" className="fr-h6">
            Ce qui s’efface à la clôture
          </h2>
          <Erased publication={publication} leaving={published === null ? leavingOf(publication) : 0} />
        </section>
        {definition.length > 0 && (
          <AppLink className="fr-link" href={`/siei/${campaign.id}`}>
            Relire la définition appliquée
          </AppLink>
        )}
      </div>
    </div>
  );
}

/** What one would regret not to have known. */
function Warnings({ campaignId, publication }: { campaignId: string; publication: Publication }) {
  const { toConfirm, unplaced } = totalsOf(publication.platforms);
  return (
    <ul>
      {publication.pairs_left > 0 && (
        <li>
          {counted(publication.pairs_left, "paire reste", "paires restent")} à relire. <AppLink href={`/siei/${campaignId}/revue`}>Reprendre la revue</AppLink>
        </li>
      )}
      {toConfirm > 0 && <li>{counted(toConfirm, "jeune part", "jeunes partent")} «&nbsp;à confirmer&nbsp;»&nbsp;: la plateforme vérifie d’abord qu’il s’agit bien d’un décrochage.</li>}
      {unplaced > 0 && (
        <li>
          {counted(unplaced, "jeune", "jeunes")} sans plateforme ne {unplaced > 1 ? "partent" : "part"} pas. <AppLink href={`/siei/${campaignId}/liste?plateforme=aucune`}>Voir qui</AppLink>
        </li>
      )}
    </ul>
  );
}

function Returns({ schools }: { schools: Publication["schools"] }) {
  return (
    <section aria-labelledby="returns">
      <h2 id="returns" className="fr-h6">
        Ce qui revient aux établissements
      </h2>
      {schools.length === 0 && <p>Aucun retour&nbsp;: aucun ancien élève retrouvé n’a quitté un établissement du service.</p>}
      <ul className="rc-sheet">
        {schools.map((school) => (
          <li key={school.school_id}>
            <p className="rc-strong">{school.school_name}</p>
            <p>{returnWords(school)}</p>
          </li>
        ))}
      </ul>
      <p className="rc-mention">«&nbsp;En formation ailleurs&nbsp;» ou «&nbsp;suivi&nbsp;», rien de plus&nbsp;: ni où, ni par qui.</p>
    </section>
  );
}

function publishWords({ platforms }: Pick<Publication, "platforms">): string {
  const lists = platforms.filter(({ platform_id }) => platform_id !== null);
  return `Publier ${counted(lists.length, "liste")}, ${counted(leavingOf({ platforms }), "jeune")}`;
}

function leavingOf({ platforms }: Pick<Publication, "platforms">): number {
  const { rows, unplaced } = totalsOf(platforms);
  return rows - unplaced;
}
