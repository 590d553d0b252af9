import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { sentenceName } from "@/shared/format";
import { EmptyState } from "@/shared/ui/EmptyState";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { focusRow } from "@/shared/ui/rowFocus";
import { announceGesture } from "@/shared/ui/undo";

import { addItem, proposalsQuery, type Meeting, type Proposal } from "../api";
import { MINUTES, situationsWords } from "../logic/agenda";
import { useMeetingGesture } from "../useMeeting";
import { idOf, PersonLink } from "./PersonLink";
import { Reasons } from "./Reasons";

const FOLDED = 8;

/** « Proposés » : situations with all their reasons; nothing goes on the agenda by itself. */
export function Proposals({ meeting }: { meeting: Meeting }) {
  const box = useRef<HTMLElement>(null);
  const query = useQuery(proposalsQuery(meeting.id));
  const [all, setAll] = useState(false);
  const adding = useMeetingGesture(
    meeting.id,
    ({ person, reasons }: Proposal) => addItem(meeting.id, { student_id: person.student_id, follow_up_id: person.follow_up_id, subject: "", minutes: MINUTES, reasons: reasons.map(({ kind, origin_id }) => ({ kind, origin_id })) }, newIdempotencyKey()),
    (_meeting, { person }) => announceGesture({ message: `${sentenceName(person)} est à l’ordre du jour.` }),
  );
  function add(proposal: Proposal): void {
    if (adding.isPending) return;
    focusRow(box.current, 1);
    adding.mutate(proposal);
  }
  const added = new Set(meeting.items.map(({ person }) => (person === null ? "" : idOf(person))));
  return (
    <section aria-labelledby="proposals" className="rc-no-print" ref={box}>
      <div className="rc-meeting__head">
        <h2 id="proposals" className="fr-h5" tabIndex={-1}>
          Proposés
        </h2>
        {query.data !== undefined && <p role="status">{situationsWords(query.data.filter(({ person }) => !added.has(idOf(person))).length)}</p>}
      </div>
      {adding.isError && <ProblemAlert error={adding.error} />}
      <QueryPart query={query}>
        {(found) => {
          const proposals = found.filter(({ person }) => !added.has(idOf(person)));
          const shown = all ? proposals : proposals.slice(0, FOLDED);
          if (proposals.length === 0)
            return (
              <EmptyState kind="done" title="Rien d’autre n’est proposé.">
                {meeting.frame.matter.subject === "followed"
                  ? "Jeunes sans référent, injoignables, silences, refus, échéances de la loi et demandes de retour apparaissent ici avec leur raison."
                  : "Alertes, inquiétudes, bilans échus, tâches en retard et retours apparaissent ici avec leur raison."}
              </EmptyState>
            );
          return (
            <>
              <ul className="rc-agenda">
                {shown.map((proposal) => (
                  <li key={idOf(proposal.person)} data-row={idOf(proposal.person)}>
                    <div className="rc-agenda__text">
                      <p className="rc-agenda__name">
                        <PersonLink person={proposal.person} row />
                      </p>
                      <Reasons reasons={proposal.reasons} />
                    </div>
                    <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => add(proposal)}>
                      Ajouter<span className="fr-sr-only"> {sentenceName(proposal.person)} à l’ordre du jour</span>
                    </button>
                  </li>
                ))}
              </ul>
              {proposals.length > shown.length && (
                <button type="button" className="fr-link fr-link--sm" onClick={() => setAll(true)}>
                  Tout voir ({proposals.length})<span className="fr-sr-only">, situations proposées</span>
                </button>
              )}
            </>
          );
        }}
      </QueryPart>
    </section>
  );
}
