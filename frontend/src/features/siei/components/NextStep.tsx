import { useEffect, useRef, type ReactNode } from "react";

import { labelOf } from "@/shared/api/labels";
import { CampaignStep as STEPS, SourceKind as SOURCES } from "@/shared/api/reference.gen";
import { typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";

import type { CampaignPage, CampaignStep } from "../api";
import { expectedStep, isExtracting, missingSources, situationOf } from "../logic/campaign";
import { sortedVerdicts } from "../logic/figures";
import { useStep } from "../useStep";
import { Abandon } from "./Abandon";
import { Running } from "./Running";

interface Props {
  page: CampaignPage;
  etag: string;
  pairsLeft: number | undefined;
  mayRun: boolean;
}

const PENDING: Partial<Record<CampaignStep, string>> = { check: "Contrôle…", run: "Lancement…", resume: "Reprise…", cancel: "Demande…", replay: "Demande…" };

/** What the campaign waits for, and the one step that carries it on. */
export function NextStep({ page, etag, pairsLeft, mayRun }: Props) {
  const { campaign } = page;
  const step = useStep(campaign.id, etag);
  const narrow = useIsNarrow();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = step.isSuccess ? campaign.state : null;
  useEffect(() => {
    if (done !== null) heading.current?.focus();
  }, [done]);
  const acts = mayRun && !narrow;
  const button = (name: CampaignStep, kind = "", label = labelOf(STEPS, name)): ReactNode => (
    <button type="button" className={`fr-btn ${kind}`} aria-disabled={step.isPending} onClick={() => (step.isPending ? undefined : step.mutate(name))}>
      {step.isPending && step.variables === name ? (PENDING[name] ?? label) : label}
    </button>
  );
  const expected = expectedStep(page);
  const cancels = campaign.next_steps.includes("cancel") && !campaign.cancel_asked;
  return (
    <section aria-labelledby="next" className="rc-box rc-campaign__next">
      <h2 id="next" className="fr-h6" tabIndex={-1} ref={heading}>
        {situationOf(page, pairsLeft)}
      </h2>
      {step.isError && <ProblemAlert error={step.error} />}
      <Missing page={page} />
      <Blocking page={page} />
      {campaign.state === "running" && <Running id={campaign.id} />}
      <div className="rc-actions rc-no-print">
        {acts && expected !== null && button(expected)}
        {acts && cancels && button("cancel", "fr-btn--secondary")}
        <Onwards page={page} pairsLeft={pairsLeft} mayRun={acts} />
        {acts && campaign.next_steps.includes("replay") && button("replay", "fr-btn--tertiary")}
      </div>
      {acts && campaign.next_steps.includes("abandon") && <Abandon campaign={campaign} step={step} />}
      {mayRun && narrow && campaign.next_steps.includes("abandon") && (
        <p className="rc-mention rc-block">Déposer, croiser et relire demandent un écran large. Vous suivez ici où en est la campagne.</p>
      )}
    </section>
  );
}

function Missing({ page }: { page: CampaignPage }) {
  if (page.campaign.state !== "collecting") return null;
  const missing = missingSources(page);
  if (isExtracting(page)) return <p role="status">Lecture de notre base en cours. La page se met à jour seule.</p>;
  if (missing.length === 0) return null;
  return (
    <p>
      Il manque&nbsp;: {missing.map((kind) => `«\u00a0${labelOf(SOURCES, kind)}\u00a0»`).join(", ")}. Sans {missing.length === 1 ? "elle" : "elles"}, la liste
      serait fausse.
    </p>
  );
}

function Blocking({ page }: { page: CampaignPage }) {
  if (page.campaign.state !== "blocked") return null;
  const blocking = sortedVerdicts(page.campaign.verdicts).filter((verdict) => verdict.blocks);
  return (
    <>
      <ul>
        {blocking.map(({ source, rule, sentence }) => (
          <li key={`${source}-${rule}`}>{typeset(sentence)}</li>
        ))}
      </ul>
      <p>Retirez la source en cause, déposez le bon fichier, puis contrôlez de nouveau.</p>
    </>
  );
}

/** To the pairs, then to the list: pages of their own. */
function Onwards({ page: { campaign }, pairsLeft, mayRun }: { page: CampaignPage; pairsLeft: number | undefined; mayRun: boolean }) {
  const reviewing = campaign.state === "review";
  const left = pairsLeft ?? 0;
  if (!reviewing && campaign.state !== "published" && campaign.state !== "closed") return null;
  return (
    <>
      {reviewing && mayRun && (
        <AppLink className={left > 0 ? "fr-btn" : "fr-btn fr-btn--secondary"} href={`/siei/${campaign.id}/revue`}>
          Relire les paires
        </AppLink>
      )}
      {(mayRun || !reviewing) && (
        <AppLink className={reviewing && left > 0 ? "fr-btn fr-btn--secondary" : "fr-btn"} href={`/siei/${campaign.id}/liste`}>
          {reviewing ? "Voir la liste et publier" : "Voir la liste publiée"}
        </AppLink>
      )}
    </>
  );
}
