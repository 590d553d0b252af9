import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { isProblem } from "@/shared/api/problem";
import { AssignmentState, SolutionKind } from "@/shared/api/reference.gen";
import { addDays, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Choices } from "@/shared/ui/Choices";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";
import { TextField } from "@/shared/ui/TextField";
import type { Offer } from "@/shared/ui/TransitionBar";
import { announceGesture } from "@/shared/ui/undo";

import { orientationQuery, takeOrientationStep, type Orientation, type StepName, type Wish } from "../api";
import { firstLines, ranked, shapeOf } from "../logic/steps";
import { WishLines } from "./WishLines";

interface Props {
  page: Orientation;
  offer: Offer;
  today: string;
  back: string;
}

const FIELDS: FieldMap = {
  "/on": { id: "step-on", label: "Date" },
  "/lines": { id: "line-1-formation", label: "Formation" },
  "/assignment": { id: "step-assignment", label: "Résultat" },
  "/formation": { id: "step-formation", label: "Formation obtenue" },
  "/solution_kind": { id: "step-solution", label: "Solution" },
};

/** One step: its text, what it asks for, the server's last word. */
export function StepForm({ page, offer, today, back }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const shape = shapeOf(offer.name);
  const [key, setKey] = useState(newIdempotencyKey);
  const [on, setOn] = useState(today);
  const [lines, setLines] = useState<Wish[]>(() => firstLines(offer.name, page));
  const [result, setResult] = useState({ assignment: "", formation: "", school: "", solution: "" });
  const query = orientationQuery(page.student_id);
  const taking = useMutation({
    mutationFn: () =>
      takeOrientationStep(page.student_id, page.version, key, {
        name: offer.name as StepName,
        on,
        formation: result.formation.trim(),
        school: result.school.trim(),
        ...((shape === "lines" || shape === "optional_lines") && { lines: ranked(lines.filter((line) => line.formation.trim() !== "")) }),
        ...(shape === "assignment" && { assignment: result.assignment === "" ? null : (result.assignment as never) }),
        ...(shape === "solution" && { solution_kind: result.solution === "" ? null : (result.solution as never) }),
      }),
    onSuccess: async (taken) => {
      client.setQueryData(query.queryKey, taken);
      announceGesture({ message: `Fait\u00a0: ${offer.label.charAt(0).toLocaleLowerCase("fr")}${offer.label.slice(1)}.` });
      await router.navigate({ href: back });
      await Promise.all([["orientation", "list"], ["work-items"], ["tasks"]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: async (error) => {
      setKey(newIdempotencyKey());
      if (isProblem(error, "stale")) await client.invalidateQueries({ queryKey: query.queryKey });
    },
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!taking.isPending) taking.mutate();
  }
  return (
    <form className="rc-shape rc-shape--act" onSubmit={submit} noValidate>
      <div>
        {taking.isError && <ProblemAlert error={taking.error} fields={FIELDS} />}
        <div className="rc-form">
          {(shape === "lines" || shape === "optional_lines") && <WishLines lines={lines} many={offer.name === "record_wishes"} onChange={setLines} />}
          {shape === "assignment" && (
            <>
              <Choices id="step-assignment" legend="Résultat" kind="radio" choices={choicesOf(AssignmentState, ["assigned", "waiting_list", "none"])} chosen={[result.assignment]} onChange={([assignment = ""]) => setResult({ ...result, assignment })} />
              {result.assignment === "assigned" && (
                <>
                  <TextField id="step-formation" label="Formation obtenue" maxLength={140} value={result.formation} onChange={(formation) => setResult({ ...result, formation })} />
                  <TextField id="step-school" label="Établissement (facultatif)" maxLength={140} value={result.school} onChange={(school) => setResult({ ...result, school })} />
                </>
              )}
            </>
          )}
          {shape === "solution" && <Choices id="step-solution" legend="Solution trouvée" kind="radio" choices={choicesOf(SolutionKind)} chosen={[result.solution]} onChange={([solution = ""]) => setResult({ ...result, solution })} />}
          <QuickDate id="step-on" label="Date" value={on} max={today} suggestions={[today, addDays(today, -1)]} onChange={setOn} />
        </div>
        <div className="rc-foot">
          <button type="submit" className="fr-btn" aria-disabled={taking.isPending}>
            {taking.isPending ? "Envoi…" : typeset(offer.label)}
          </button>
          <AppLink className="fr-btn fr-btn--tertiary" href={back}>
            Revenir à l’orientation
          </AppLink>
        </div>
      </div>
      {offer.legal_basis !== null && (
        <section aria-labelledby="law">
          <h2 id="law" className="fr-h6">
            {offer.legal_basis.kind === "internal_rule" ? "Sur quelle règle" : "Ce que dit le texte"}
          </h2>
          <LegalBasis basis={offer.legal_basis} defaultOpen />
        </section>
      )}
    </form>
  );
}
