import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { SolutionType } from "@/shared/api/reference.gen";
import { dayOf, sentenceName, textDate, typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { SelectField } from "@/shared/ui/SelectField";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { answerFinding, answerHandover, type Finding, type FollowUpPage, type Handover } from "../api";
import { nameOf } from "../logic/list";
import { findingWords, foundWords } from "../logic/record";
import { readAgain } from "../useActs";

/** What waits for an answer before anything else: a relay, a return to training that was found. */
export function Alerts({ page }: { page: FollowUpPage }) {
  const open = page.findings.filter(({ answer }) => answer === null);
  return (
    <>
      {page.handover !== null && page.may_write && <Relay page={page} handover={page.handover} />}
      {page.may_write && open.map((finding) => <Found key={finding.id} page={page} finding={finding} />)}
    </>
  );
}

function Relay({ page, handover }: { page: FollowUpPage; handover: Handover }) {
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const id = useId();
  const answer = useMutation({
    mutationFn: (word: "accepted" | "refused" | "withdrawn") => answerHandover(page.followed.id, { answer: word, reason: word === "refused" ? reason : "" }),
    onSuccess: async (_acted, word) => {
      const said = { accepted: "Relais accepté. Vous êtes référent", refused: "Relais refusé", withdrawn: "Relais retiré" }[word];
      announceGesture({ message: `${said}, ${sentenceName(nameOf(page.followed.identity))}.` });
      await readAgain(client);
    },
  });
  const mine = handover.to_account === me?.id;
  return (
    <section className="rc-box" aria-labelledby={`${id}-relay`}>
      <h2 id={`${id}-relay`} className="fr-h6">
        {mine ? `${handover.from_name ?? "La plateforme"} vous propose le relais` : `Relais proposé à ${handover.to_name}`}
      </h2>
      <p className="rc-quote">{typeset(handover.note)}</p>
      <p className="rc-mention">
        Proposé le {textDate(dayOf(handover.asked_at))}, réponse attendue avant le {textDate(handover.answer_due_on)}. {page.followed.referent.name ?? "La plateforme"} répond jusque-là.
      </p>
      {answer.isError && <ProblemAlert error={answer.error} fields={{ "/reason": { id: `${id}-reason`, label: "Raison" } }} />}
      {mine && refusing && <TextField id={`${id}-reason`} label="Raison du refus, que lira la personne qui propose" value={reason} maxLength={300} onChange={setReason} />}
      <div className="rc-actions">
        {mine ? (
          <>
            {!refusing && (
              <button type="button" className="fr-btn fr-btn--sm" onClick={() => !answer.isPending && answer.mutate("accepted")}>
                Accepter le relais
              </button>
            )}
            <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => (refusing ? !answer.isPending && answer.mutate("refused") : setRefusing(true))}>
              {refusing ? "Envoyer le refus" : "Refuser"}
            </button>
          </>
        ) : (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => !answer.isPending && answer.mutate("withdrawn")}>
            Retirer la proposition
          </button>
        )}
      </div>
    </section>
  );
}

/** « Inscrit au LP … depuis le 9 nov. Clore le suivi ? », with its proof. */
function Found({ page, finding }: { page: FollowUpPage; finding: Finding }) {
  const client = useQueryClient();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const id = useId();
  const [kind, setKind] = useState<keyof typeof SolutionType>("school");
  const person = nameOf(page.followed.identity);
  const answer = useMutation({
    mutationFn: (accepted: boolean) => answerFinding(page.followed.id, finding.id, { accepted, reason: accepted ? "" : reason, solution: kind }),
    onSuccess: async (_acted, accepted) => {
      announceGesture({ message: accepted ? `Solution enregistrée avec sa preuve. Suivi de ${sentenceName(person)} terminé.` : `Le suivi de ${sentenceName(person)} continue.` });
      await readAgain(client);
    },
  });
  return (
    <section className="rc-box" aria-labelledby={`${id}-found`}>
      <h2 id={`${id}-found`} className="fr-h6">
        Clore le suivi&nbsp;?
      </h2>
      <p>{typeset(findingWords(finding, person.first_name))}</p>
      <p className="rc-mention">
        Preuve&nbsp;: {foundWords(finding.kind)}, le {textDate(finding.found_on)}.
      </p>
      {answer.isError && <ProblemAlert error={answer.error} fields={{ "/reason": { id: `${id}-reason`, label: "Raison" } }} />}
      {!refusing && <SelectField id={`${id}-kind`} label="Solution à enregistrer" value={kind} choices={choicesOf(SolutionType)} onChange={(chosen) => setKind(chosen as keyof typeof SolutionType)} />}
      {refusing && <TextField id={`${id}-reason`} label="Pourquoi le suivi continue" value={reason} maxLength={300} onChange={setReason} />}
      <div className="rc-actions">
        {!refusing && (
          <button type="button" className="fr-btn fr-btn--sm" onClick={() => !answer.isPending && answer.mutate(true)}>
            Enregistrer la solution et clore
          </button>
        )}
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => (refusing ? !answer.isPending && answer.mutate(false) : setRefusing(true))}>
          {refusing ? "Continuer le suivi" : "Ce n’est pas cela"}
        </button>
      </div>
    </section>
  );
}
