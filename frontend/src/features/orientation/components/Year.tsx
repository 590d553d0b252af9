import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { DepartureChannel, OrientationCallResult, OrientationNextStep } from "@/shared/api/reference.gen";
import { capitalised, sentenceName, textDate, textInstant, today } from "@/shared/format";
import { CallForm } from "@/shared/ui/CallForm";
import { CaseSteps } from "@/shared/ui/CaseSteps";
import { TransitionBar } from "@/shared/ui/TransitionBar";

import type { Orientation, Wish } from "../api";
import { CALL_CHOICES } from "../logic/calls";
import { expectedStep, lineWords, ordered, stepsOf } from "../logic/steps";
import { useCall } from "../useCall";
import { Activities } from "./Activities";

/** One pupil's year: steps and what comes next, wishes, activities, calls. */
export function Year({ page }: { page: Orientation }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const writes = me?.permissions.includes("orientation:write") === true;
  return (
    <div className="rc-shape rc-shape--case">
      <div>
        <section aria-labelledby="steps">
          <h2 id="steps" className="fr-h5">
            Du vœu à l’affectation
          </h2>
          <CaseSteps steps={stepsOf(page)} label="Étapes de l’orientation" />
          {page.last_word && <p className="rc-mention">Dans cet établissement, la famille a le dernier mot cette année.</p>}
        </section>
        {page.file.without_solution_since !== null && <Calls page={page} writes={writes} />}
        <Activities page={page} anyOf={writes} notes={me?.permissions.includes("orientation:note") === true} />
      </div>
      <div>{writes && <TransitionBar offers={ordered(page.offers)} expected={expectedStep(page.offers, page)} hrefFor={(name) => `/eleves/${page.student_id}/orientation/${name}`} today={today()} />}</div>
      <aside aria-label="Vœux et propositions">
        <Lines title="Vœux de la famille" lines={page.file.wishes} none="Aucun vœu n’est saisi." />
        <Lines title="Proposition du conseil" lines={page.file.proposal} />
        <Lines title="Décision" lines={page.file.decision} />
      </aside>
    </div>
  );
}

function Lines({ title, lines, none }: { title: string; lines: readonly Wish[]; none?: string }) {
  if (lines.length === 0 && none === undefined) return null;
  return (
    <section>
      <h2 className="fr-h5">{title}</h2>
      {lines.length === 0 ? (
        <p className="rc-mention">{none}</p>
      ) : (
        <ul className="rc-plain-list">
          {lines.map((line) => (
            <li key={line.rank}>{lineWords(line)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Calls({ page, writes }: { page: Orientation; writes: boolean }) {
  const [calling, setCalling] = useState(false);
  const call = useCall(() => setCalling(false));
  const person = { id: page.student_id, family_name: page.family_name, first_name: page.first_name };
  return (
    <section aria-labelledby="calls">
      <div className="rc-row">
        <h2 id="calls" className="fr-h5">
          Appels
        </h2>
        {writes && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" aria-expanded={calling} onClick={() => setCalling(!calling)}>
            Noter un appel
          </button>
        )}
      </div>
      {calling && (
        <CallForm
          student={person}
          {...CALL_CHOICES}
          error={call.error}
          pending={call.isPending}
          onSave={(note) => call.mutate({ studentId: person.id, person: sentenceName(person), note })}
          onClose={() => setCalling(false)}
        />
      )}
      {page.calls.length === 0 ? (
        <p className="rc-mention">Personne n’a encore appelé.</p>
      ) : (
        <ul className="rc-sheet">
          {page.calls.map((one) => (
            <li key={one.id}>
              <p>
                {capitalised(labelOf(DepartureChannel, one.channel))}&nbsp;: {labelOf(OrientationCallResult, one.result)}. {labelOf(OrientationNextStep, one.next_step)}
                {one.next_on !== null && ` le ${textDate(one.next_on)}`}.
              </p>
              <p className="rc-mention">
                {textInstant(one.called_at)}
                {one.by_name !== "" && `, ${one.by_name}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
