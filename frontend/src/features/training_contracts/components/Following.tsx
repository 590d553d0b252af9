import { labelOf } from "@/shared/api/labels";
import { ContractReviewDecision, ReviewAttendance, ReviewProgress } from "@/shared/api/reference.gen";
import { capitalised, textDate, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { answerMark, type Contract } from "../api";
import { DONE, isStep } from "../logic/acts";
import { changesOf, noteWords, stepWords } from "../logic/words";
import { useContractWrite } from "../useContractWrite";

/** Does it hold at 1, 3, 6, 12 months? In words; who follows answers once the day has come. */
export function Marks({ contract, today }: { contract: Contract; today: string }) {
  const write = useContractWrite(contract, answerMark, (_, { months }) => announceGesture({ message: `Point à ${months}\u00a0mois noté.` }));
  const follows = contract.may_prepare || contract.may_note;
  if (contract.started_on === null) return null;
  return (
    <section aria-labelledby="marks">
      <h2 id="marks" className="fr-h5">
        Tenue
      </h2>
      {write.isError && <ProblemAlert error={write.error} />}
      <ul className="rc-sheet">
        {contract.marks.map((mark) => (
          <li key={mark.months} className="rc-row">
            <p>{typeset(mark.words)}</p>
            {follows && mark.held === null && mark.due_on <= today && (
              <div className="rc-actions rc-no-print">
                {[true, false].map((held) => (
                  <button key={String(held)} type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={write.isPending} onClick={() => !write.isPending && write.mutate({ months: mark.months, held })}>
                    {held ? "Le contrat tient" : "Il ne tient pas"}
                    <span className="fr-sr-only"> à {mark.months} mois</span>
                  </button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHOWN = 3;

/** The tutor's log: the last three weeks, the others on demand. */
export function TutorLog({ contract: { notes, may_note, started_on } }: { contract: Contract }) {
  if (started_on === null) return null;
  const older = notes.slice(SHOWN);
  return (
    <section aria-labelledby="log">
      <div className="rc-row">
        <h2 id="log" className="fr-h5">
          Journal du tuteur
        </h2>
        {may_note && (
          <AppLink className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" href="/tuteur">
            Ajouter une note
          </AppLink>
        )}
      </div>
      {notes.length === 0 && <p className="rc-mention">Aucune note pour l’instant.</p>}
      <Notes notes={notes.slice(0, SHOWN)} />
      {older.length > 0 && (
        <Disclosure label={older.length === 1 ? "La note plus ancienne" : `Les ${older.length} notes plus anciennes`}>
          <Notes notes={older} />
        </Disclosure>
      )}
    </section>
  );
}

export function Notes({ notes }: { notes: Contract["notes"] }) {
  return (
    <ul className="rc-sheet">
      {notes.map((note) => (
        <li key={note.id}>
          <p>{noteWords(note)}</p>
          <p className="rc-mention">
            {textDate(note.on)}
            {note.by_name !== "" && `, ${note.by_name}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function Reviews({ reviews }: { reviews: Contract["reviews"] }) {
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews" className="fr-h5">
        Bilans
      </h2>
      <ul className="rc-sheet">
        {reviews.map((review) => (
          <li key={review.id}>
            <h3 className="fr-h6">Bilan du {textDate(review.held_on)}</h3>
            <p>
              {labelOf(ReviewAttendance, review.attendance)}. {labelOf(ReviewProgress, review.progress)}. {labelOf(ContractReviewDecision, review.decision)}.
            </p>
            {review.line !== "" && <p>{review.line}</p>}
            <p className="rc-mention">
              {review.by_name}
              {review.next_review_on !== null && `, prochain bilan le ${textDate(review.next_review_on)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What changed while it ran; the former text stays readable. */
export function Amendments({ amendments }: { amendments: Contract["amendments"] }) {
  if (amendments.length === 0) return null;
  return (
    <section aria-labelledby="amendments">
      <h2 id="amendments" className="fr-h5">
        Avenants
      </h2>
      <ul className="rc-sheet">
        {amendments.map((one) => (
          <li key={one.number}>
            <h3 className="fr-h6">
              Avenant n°&nbsp;{one.number}&nbsp;: {one.kind_label}
            </h3>
            <p>{one.line}</p>
            <dl className="rc-facts">
              {changesOf(one).map(({ label, before, after }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {before !== "" && <del>{before}</del>} <ins>{after === "" ? "retiré" : after}</ins>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="rc-mention">
              À partir du {textDate(one.effective_on)}
              {one.by_name !== "" && `, ${one.by_name}`}
              {one.signature_awaited && ", signature attendue"}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every step, the latest first. */
export function History({ steps }: { steps: Contract["steps"] }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="fr-h5">
        Historique
      </h2>
      <ul className="rc-sheet">
        {steps.toSorted((a, b) => b.step - a.step).map((one) => (
          <li key={one.step}>
            <p>
              {capitalised(typeset(isStep(one.name) ? DONE[one.name] : one.label))}
              {stepWords(one.detail) !== "" && `\u00a0: ${stepWords(one.detail)}`}
            </p>
            <p className="rc-mention">
              {textDate(one.on)}
              {one.by_name !== "" && `, ${one.by_name}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
