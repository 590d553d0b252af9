import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { clockTime, dayMonth, dayOf } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { SaveState } from "@/shared/ui/SaveState";

import type { Case, CaseDraft } from "../api";
import { bodyOfStep, fieldMap, firstDraft, missingIn, textIn } from "../logic/draft";
import { fieldsOf } from "../logic/fields";
import { keepLastAct } from "../logic/lastAct";
import { takeOverFields } from "../logic/takeOver";
import { useDraft } from "../useDraft";
import { usePreview, useStep } from "../useStep";
import { LettersPreview } from "./LettersPreview";
import { StaleCase } from "./StaleCase";
import { StepFields } from "./StepFields";

interface Props {
  attendanceCase: Case;
  etag: string;
  offers: Case["available_transitions"];
  today: string;
  /** The same act, begun another time. */
  kept: CaseDraft | undefined;
}

/** One decision: its text, only what is missing, what will leave; the server has the last word. */
export function ActForm({ attendanceCase, etag, offers, today, kept }: Props) {
  const router = useRouter();
  const [offer] = offers;
  const transition = offer?.name ?? "";
  const tracks = new Set<string>(offers.map((each) => each.track));
  const { draft, found, saving, change, forget, restart, retry } = useDraft({
    caseId: attendanceCase.id,
    transition,
    kept,
    blank: () => firstDraft(transition === "take_over" ? takeOverFields(tracks, "") : fieldsOf(transition, offer?.triggers), attendanceCase, today),
  });
  const [missing, setMissing] = useState<string[]>([]);
  const [opened] = useState(attendanceCase);
  const fields = transition === "take_over" ? takeOverFields(tracks, textIn(draft, "taken_step")) : fieldsOf(transition, offer?.triggers);
  const lacking = missingIn(fields, draft);
  const complete = lacking.length === 0;
  const body = bodyOfStep(transition, fields, draft);
  const preview = usePreview(attendanceCase.id, complete ? body : null);
  const back = `/dossiers/${attendanceCase.id}`;
  const step = useStep(attendanceCase.id, (taken) => {
    forget();
    const title = taken.acts.at(-1)?.label ?? offer?.label ?? "";
    keepLastAct({ caseId: taken.id, title: `Fait\u00a0: ${title}`, letters: preview.data?.letters.length ?? 0 });
    void router.navigate({ href: back });
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setMissing(lacking);
    if (lacking.length > 0) document.getElementById(`act-${lacking[0] ?? ""}`)?.focus();
    else if (!step.isPending) step.mutate({ etag, body });
  }

  if (offer === undefined) return null;
  const shown = preview.data ?? null;
  return (
    <form className="rc-shape rc-shape--act" onSubmit={submit} noValidate>
      <div>
        {step.isStale && <StaleCase before={opened} today={today} />}
        {step.isError && !step.isStale && <ProblemAlert error={step.error} fields={fieldMap(transition, fields)} />}
        {offer.legal_basis !== null && (
          <section aria-labelledby="law">
            <h2 id="law" className="fr-h6">
              Ce que dit le texte
            </h2>
            <LegalBasis basis={offer.legal_basis} defaultOpen />
          </section>
        )}
        {(shown?.confirmation ?? offer.confirmation) !== "" && <p className="rc-strong">{shown?.confirmation ?? offer.confirmation}</p>}
        {found !== undefined && <Resumed at={found.saved_at} onRestart={() => void restart()} />}
        <div className="rc-form">
          <StepFields
            fields={fields}
            draft={draft}
            onChange={change}
            attendanceCase={attendanceCase}
            today={today}
            missing={missing.filter((name) => lacking.includes(name))}
          />
        </div>
        <div className="rc-foot">
          <button type="submit" className="fr-btn" aria-disabled={step.isPending}>
            {step.isPending ? "Envoi…" : offer.label}
          </button>
          <AppLink className="fr-btn fr-btn--tertiary" href={back}>
            Revenir au dossier
          </AppLink>
          <SaveState saving={saving} onRetry={retry} />
        </div>
      </div>
      <section aria-labelledby="leaves" aria-busy={preview.isFetching}>
        <h2 id="leaves" className="fr-h6">
          Ce qui part
        </h2>
        {!complete && <p className="rc-mention">L’aperçu des courriers s’affiche quand tous les champs sont remplis.</p>}
        {complete && preview.isError && <ProblemAlert error={preview.error} takesFocus={false} blocked />}
        {complete && shown !== null && !preview.isError && <LettersPreview caseId={attendanceCase.id} preview={shown} body={body} />}
      </section>
    </form>
  );
}

/** What was begun is there again; one may also begin anew. */
function Resumed({ at, onRestart }: { at: string; onRestart: () => void }) {
  return (
    <p className="rc-strip" role="status">
      Brouillon repris, du {dayMonth(dayOf(at))} à {clockTime(at)}.{" "}
      <button type="button" className="fr-link" onClick={onRestart}>
        Repartir de zéro
      </button>
    </p>
  );
}
