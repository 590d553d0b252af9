import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { isProblem } from "@/shared/api/problem";
import { ExitDecision } from "@/shared/api/reference.gen";
import { addDays } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";
import { announceGesture } from "@/shared/ui/undo";

import { takePlanStep, type Plan, type PlanStep } from "../api";
import { blankAct, endsPlan, isAnswer, missingIn, sentenceOf, stepOf, type ActDraft } from "../logic/acts";
import { usePlanWrite } from "../usePlanWrite";
import type { Blocks } from "../useBlocks";
import { Line } from "./Fields";
import { ReviewFields } from "./ReviewFields";

interface Props {
  plan: Plan;
  name: string;
  blocks: Blocks;
  today: string;
}

/** One step: what it means, on which text, only what it asks for; the server has the last word. */
export function ActForm({ plan, name, blocks, today }: Props) {
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [draft, setDraft] = useState(() => blankAct(today));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<ActDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const back = `/accompagnements/${plan.id}`;
  const offer = plan.available_transitions.find((each) => each.name === name);
  const step = usePlanWrite<PlanStep>(plan.id, takePlanStep, (after) => {
    announceGesture({ message: `Fait\u00a0: ${offer?.label ?? ""}.` });
    void router.navigate({ href: name === "renew" && after.renewed_by !== null ? `/accompagnements/${after.renewed_by}` : back });
  });
  useEffect(() => heading.current?.focus(), []);
  const missing = missingIn(name, draft, plan.content.objectives.length);
  const lacks = (field: string, words: string): string | undefined => (tried && missing.includes(field) ? words : undefined);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) document.getElementById(`act-${missing[0] ?? ""}`)?.focus();
    if (missing.length > 0 || step.isPending) return;
    await blocks.flush();
    step.mutate(stepOf(name, draft));
  }

  if (offer === undefined || offer.blocked_by.length > 0) return <NotNow plan={plan} blocked={offer?.blocked_by ?? []} />;
  return (
    <form aria-labelledby="act" onSubmit={(event) => void submit(event)} noValidate className="rc-form">
      <h2 id="act" ref={heading} tabIndex={-1} className="fr-h5">
        {offer.label}
      </h2>
      {step.isError && (
        <ProblemAlert
          error={step.error}
          fields={{ "/on": { id: "act-on", label: "Date" }, "/exit_decision": { id: "act-exit_decision", label: "Suite" }, "/decision": { id: "act-decision", label: "Décision" } }}
        />
      )}
      {isProblem(step.error, "stale") && <p>La page montre maintenant la dernière version. Relisez, puis validez de nouveau.</p>}
      <p>{sentenceOf(name)}</p>
      {offer.legal_basis !== null && <LegalBasis basis={offer.legal_basis} />}
      <QuickDate id="act-on" label={isAnswer(name) ? "Date de la réponse" : name === "review" ? "Date du bilan" : "Date"} value={draft.on} onChange={(on) => set({ on })} suggestions={[addDays(today, -1), today]} max={today} error={lacks("on", "Indiquez une date.")} />
      {isAnswer(name) && <Guardians plan={plan} value={draft.guardian_id} onChange={(guardian_id) => set({ guardian_id })} />}
      {name === "review" && <ReviewFields plan={plan} draft={draft} set={set} today={today} lacks={lacks} />}
      {endsPlan(name) && (
        <div id="act-exit_decision" tabIndex={-1}>
          <RadioRow legend="Où va l’élève maintenant" name="exit" choices={choicesOf(ExitDecision)} value={draft.exit_decision} onChange={(exit_decision) => set({ exit_decision })} error={lacks("exit_decision", "Choisissez une réponse.")} />
        </div>
      )}
      <Line id="act-line" label="En une phrase (facultatif)" hint="Des faits. Ni santé, ni vie de famille." value={draft.line} onChange={(line) => set({ line })} />
      <div className="rc-foot">
        <button type="submit" className="fr-btn" aria-disabled={step.isPending}>
          {step.isPending ? "Envoi…" : offer.label}
        </button>
        <AppLink className="fr-btn fr-btn--tertiary" href={back}>
          Revenir à l’accompagnement
        </AppLink>
      </div>
    </form>
  );
}

/** Who answered, when it is known. */
function Guardians({ plan, value, onChange }: { plan: Plan; value: string; onChange: (value: string) => void }) {
  const guardians = plan.signatories.flatMap((each) => (each.party === "guardian" && each.person_id !== null ? [{ value: each.person_id, label: each.name }] : []));
  if (guardians.length === 0) return null;
  return <RadioRow legend="Réponse donnée par (facultatif)" name="guardian" choices={guardians} value={value} onChange={onChange} />;
}

/** The address of a step that is blocked, done already, or somebody else's. */
function NotNow({ plan, blocked }: { plan: Plan; blocked: string[] }) {
  return (
    <>
      <p>Cette étape n’est pas possible maintenant.</p>
      {blocked.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <AppLink className="fr-link" href={`/accompagnements/${plan.id}`}>
        Revenir à l’accompagnement
      </AppLink>
    </>
  );
}
