import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { ContractState } from "@/shared/api/reference.gen";
import { sentenceName, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DeadlineTag } from "@/shared/ui/DeadlineTag";
import { QueryPart } from "@/shared/ui/QueryPart";
import { announceGesture } from "@/shared/ui/undo";

import { contractQuery, noteTutor, type Contract, type ContractLine } from "../api";
import { noteBody, noteDraft, noteFields, reviewLabel } from "../logic/following";
import { isOver } from "../logic/steps";
import { noteWords } from "../logic/words";
import { useContractWrite } from "../useContractWrite";
import { EmptyValue } from "./EmptyValue";
import { FieldForm } from "./FieldForm";

/** One contract: the last note, what comes next, what the tutor promised. */
export function TutorBlock({ line, today }: { line: ContractLine; today: string }) {
  const query = useQuery(contractQuery(line.id));
  const heading = `contract-${line.id}`;
  return (
    <section aria-labelledby={heading} className="rc-box">
      <h2 id={heading} className="fr-h5">
        <AppLink href={`/contrats/${line.id}`}>{sentenceName(line)}</AppLink>
      </h2>
      <p className="rc-mention">
        {line.formation}, {line.provider_name}. {labelOf(ContractState, line.state)}.
      </p>
      <QueryPart query={query} lines={3}>
        {({ body }) => <Inside contract={body} today={today} />}
      </QueryPart>
    </section>
  );
}

function Inside({ contract, today }: { contract: Contract; today: string }) {
  const [writing, setWriting] = useState(false);
  const write = useContractWrite(contract, noteTutor, () => {
    announceGesture({ message: `Note ajoutée pour ${contract.first_name}.` });
    setWriting(false);
  });
  const [last] = contract.notes;
  const href = `/contrats/${contract.id}`;
  return (
    <>
      <dl className="rc-facts fr-mt-1w">
        <div>
          <dt>Dernière note</dt>
          <dd>{last === undefined ? <span className="rc-mention">aucune</span> : `${textDate(last.on)}\u00a0: ${noteWords(last)}`}</dd>
        </div>
        {contract.next_review_on !== null && !isOver(contract.state) && (
          <div>
            <dt>Prochain bilan</dt>
            <dd>
              <DeadlineTag deadline={{ date: contract.next_review_on, kind: "internal" }} today={today} />
            </dd>
          </div>
        )}
        <div>
          <dt>J’ai promis</dt>
          <dd>{contract.commitments.tutor === "" ? <EmptyValue /> : contract.commitments.tutor}</dd>
        </div>
      </dl>
      <div className="rc-actions rc-no-print">
        {contract.may_sign_as !== null && (
          <AppLink className="fr-btn" href={`${href}?acte=signer`}>
            Lire et signer le contrat
          </AppLink>
        )}
        {contract.may_note && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={writing} onClick={() => setWriting(!writing)}>
            Ajouter une note (2 lignes)<span className="fr-sr-only"> pour {contract.first_name}</span>
          </button>
        )}
        {contract.may_note && (
          <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href={`${href}?acte=bilan`}>
            {reviewLabel(contract.marks, today)}
            <span className="fr-sr-only">, {contract.first_name}</span>
          </AppLink>
        )}
      </div>
      {writing && (
        <FieldForm
          id={`note-${contract.id}`}
          fields={noteFields(today, contract.started_on)}
          first={noteDraft(today)}
          submit="Enregistrer la note"
          secondary
          pending={write.isPending}
          error={write.error}
          onSubmit={(draft) => write.mutate(noteBody(draft))}
          cancel={
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={() => setWriting(false)}>
              Fermer
            </button>
          }
        />
      )}
    </>
  );
}
