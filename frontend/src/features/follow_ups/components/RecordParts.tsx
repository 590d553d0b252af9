import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { labelOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { DeadlineCode, DisclosedField, FollowUpChannel, FollowUpContactResult, InterviewKind, InterviewNextStep, ReferralAnswer, ReferralRequest, ReturnState, SolutionEnd, SolutionProof, SolutionType } from "@/shared/api/reference.gen";
import { capitalised, textDate, textInstant, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { advanceSolution, withdrawReferral, type FollowUpPage, type Solution } from "../api";
import { nameOf } from "../logic/list";
import { currentFirst, solutionWords } from "../logic/record";
import { readAgain } from "../useActs";
import { InterviewLinks } from "./InterviewLinks";
import { inSentence } from "../logic/words";

/** A titled part of the record, with its gesture beside the title. */
export function Part({ id, title, action, children }: { id: string; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <div className="rc-contact__head">
        <h2 id={id} className="fr-h5" tabIndex={-1}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Each date as the agent reads it, and as the young person reads the same one. */
export function Promises({ page }: { page: FollowUpPage }) {
  if (page.deadlines.length === 0) return null;
  const person = nameOf(page.followed.identity).first_name;
  return (
    <Part id="promises" title="Ce qui est promis, et pour quand">
      {page.deadlines.map((one) => (
        <div key={`${one.code}-${one.on}`} className={one.is_legal ? "rc-promise rc-promise--legal" : "rc-promise"}>
          <p className="rc-strong">{typeset(one.sentence)}</p>
          <p>
            <DeadlineTag deadline={{ date: one.on, kind: one.is_legal ? "legal" : "internal" }} today={today()} />
            <span className="fr-sr-only">, {labelOf(DeadlineCode, one.code)}</span>
          </p>
          <p className="rc-mention">{one.for_young_person === null ? "Entre agents seulement." : `${person} lit\u00a0: «\u00a0${typeset(one.for_young_person)}.\u00a0»`}</p>
          <LegalBasis basis={one.basis} />
        </div>
      ))}
    </Part>
  );
}

export function Attempts({ page, action, children }: { page: FollowUpPage; action: ReactNode; children: ReactNode }) {
  return (
    <Part id="attempts" title="Essais de contact" action={action}>
      {children}
      {page.attempts.length === 0 ? (
        <p className="rc-mention">Aucun essai n’est noté.</p>
      ) : (
        <ul className="rc-sheet">
          {page.attempts.map((one) => (
            <li key={one.id}>
              <p>
                {capitalised(labelOf(FollowUpChannel, one.channel))}&nbsp;: {labelOf(FollowUpContactResult, one.result)}
                {one.appointment_on !== null && ` le ${textDate(one.appointment_on)}`}
                {one.next_on !== null && `, rappeler le ${textDate(one.next_on)}`}
              </p>
              <p className="rc-mention">
                {textInstant(one.tried_at)}, {one.by_name}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function Interviews({ page, mayWrite }: { page: FollowUpPage; mayWrite: boolean }) {
  const draft = page.interviews.find(({ state }) => state === "draft");
  const href = `/suivis/${page.followed.id}/entretiens`;
  const action =
    mayWrite && draft !== undefined ? (
      <AppLink className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" href={`${href}/nouveau`}>
        Reprendre le brouillon
      </AppLink>
    ) : null;
  return (
    <Part id="interviews" title="Entretiens" action={action}>
      {page.interviews.length === 0 ? (
        <p className="rc-mention">Aucun entretien.</p>
      ) : (
        <ul className="rc-sheet">
          {page.interviews.map(({ id, notes, state, author_name, second_author_name }) => (
            <li key={id}>
              <p>
                <AppLink href={`${href}/${state === "draft" ? "nouveau" : id}`}>{labelOf(InterviewKind, notes.kind)}</AppLink>, {textDate(notes.held_on)}
                {state === "draft" && ", brouillon"}
              </p>
              <p className="rc-mention">
                {[author_name, second_author_name].filter((name) => name !== null).join(" et ")}
                {notes.next_step !== null && `. Suite\u00a0: ${inSentence(labelOf(InterviewNextStep, notes.next_step))}`}
                {notes.next_step !== null && notes.next_on !== null && `, le ${textDate(notes.next_on)}`}
              </p>
              {state === "finished" && (
                <>
                  <p className="rc-quote">{typeset(notes.synthesis)}</p>
                  <InterviewLinks page={page} interviewId={id} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function Solutions({ page }: { page: FollowUpPage }) {
  return (
    <Part id="solutions" title="Solutions">
      {page.solutions.length === 0 ? (
        <p className="rc-mention">Aucune solution proposée.</p>
      ) : (
        <ul className="rc-sheet">
          {currentFirst(page.solutions).map((one) => (
            <SolutionRow key={one.id} page={page} one={one} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function SolutionRow({ page, one }: { page: FollowUpPage; one: Solution }) {
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (name: "start" | "decline") => advanceSolution(page.followed.id, one, newIdempotencyKey(), { name, on: today(), reason: name === "decline" ? "not_chosen" : null }),
    onSuccess: async (_acted, name) => {
      announceGesture({ message: name === "start" ? "Entrée en solution notée." : "Solution non retenue." });
      await readAgain(client);
    },
  });
  return (
    <li>
      <p>
        <strong>{labelOf(SolutionType, one.type)}</strong>, {one.provider}
        {one.label !== "" && `, ${one.label}`}
      </p>
      <p className="rc-mention">
        {capitalised(solutionWords(one))}
        {one.planned_end !== null && one.state === "started" && `, jusqu’au ${textDate(one.planned_end)}`}
        {one.end_reason !== null && `, ${inSentence(labelOf(SolutionEnd, one.end_reason))}`}
        {one.proof !== null && one.proved_on !== null && `. Preuve\u00a0: ${inSentence(labelOf(SolutionProof, one.proof))}, le ${textDate(one.proved_on)}`}
        {one.contract_id !== null && (
          <>
            {" · "}
            <AppLink href={`/contrats/${one.contract_id}`}>Voir le contrat</AppLink>
          </>
        )}
      </p>
      {step.isError && <ProblemAlert error={step.error} />}
      {page.may_write && one.contract_id === null && (
        <div className="rc-actions rc-no-print">
          {one.state === "proposed" && (
            <>
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => !step.isPending && step.mutate("start")}>
                Entré aujourd’hui
              </button>
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => !step.isPending && step.mutate("decline")}>
                Non retenue
              </button>
            </>
          )}
          {one.state === "started" && (
            <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href={`/suivis/${page.followed.id}/actes/fin-solution?sur=${one.id}`}>
              Noter la fin
            </AppLink>
          )}
        </div>
      )}
    </li>
  );
}

/** Who was told what, when, and what they answered. */
export function Partners({ page }: { page: FollowUpPage }) {
  const client = useQueryClient();
  const withdraw = useMutation({ mutationFn: (id: string) => withdrawReferral(page.followed.id, id), onSuccess: () => readAgain(client) });
  if (page.referrals.length === 0) return null;
  return (
    <Part id="partners" title="Partenaires">
      {withdraw.isError && <ProblemAlert error={withdraw.error} />}
      <ul className="rc-sheet">
        {page.referrals.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.partner_name}</strong>, {inSentence(labelOf(ReferralRequest, one.request))}, le {textDate(one.referred_on)}
            </p>
            <p className="rc-mention">A reçu&nbsp;: {one.fields.map((field) => inSentence(labelOf(DisclosedField, field))).join(", ")}.</p>
            <p>
              {one.answer === null
                ? one.withdrawn_on === null
                  ? `Réponse attendue le ${textDate(one.expected_on)}.`
                  : `Retiré le ${textDate(one.withdrawn_on)}.`
                : `${labelOf(ReferralAnswer, one.answer)}${one.answered_on === null ? "" : `, le ${textDate(one.answered_on)}`}.`}
            </p>
            {page.may_write && one.answer === null && one.withdrawn_on === null && (
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" onClick={() => withdraw.mutate(one.id)}>
                Retirer l’orientation<span className="fr-sr-only">, {one.partner_name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

const OPEN_RETURNS: ReadonlySet<string> = new Set(["received", "interviewed", "waiting"]);

export function Returns({ page }: { page: FollowUpPage }) {
  if (page.return_requests.length === 0) return null;
  return (
    <Part id="returns" title="Droit au retour en formation">
      <ul className="rc-sheet">
        {page.return_requests.map((one) => (
          <li key={one.id}>
            <p>
              {labelOf(ReturnState, one.state)}. Demande du {textDate(one.requested_on)}, reçue le {textDate(one.received_on)}.
            </p>
            {one.reception_school !== null && <p className="rc-mention">Accueilli à {one.reception_school}.</p>}
            {one.refusal_words !== "" && <p className="rc-quote">{typeset(one.refusal_words)}</p>}
            {page.may_write && OPEN_RETURNS.has(one.state) && one.state !== "received" && (
              <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" href={`/suivis/${page.followed.id}/actes/reponse-retour?sur=${one.id}`}>
                Répondre à la demande
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
