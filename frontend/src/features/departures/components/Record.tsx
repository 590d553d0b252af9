import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { DepartureChannel, DepartureContactResult, DepartureGround, LetterKind } from "@/shared/api/reference.gen";
import { capitalised, sentenceName, textDate, textInstant, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CallForm } from "@/shared/ui/CallForm";
import { CaseSteps } from "@/shared/ui/CaseSteps";
import { TransitionBar } from "@/shared/ui/TransitionBar";

import type { Departure } from "../api";
import { expectedStep, ordered, stepsOf } from "../logic/steps";
import { useAttempt } from "../useAttempt";
import { History } from "./History";
import { ReceiptButton } from "./ReceiptButton";

/** What is recorded, what comes next and what it lacks, whom to call, what left by post. */
export function Record({ page }: { page: Departure }) {
  const { departure: facts } = page;
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const receives = me?.permissions.includes("departures:receive") === true;
  const person = { id: facts.student_id, family_name: page.family_name, first_name: page.first_name };
  return (
    <div className="rc-shape rc-shape--case">
      <div>
        <section aria-labelledby="steps">
          <h2 id="steps" className="fr-h5">
            Étapes
          </h2>
          <CaseSteps steps={stepsOf(page)} label="Étapes de la sortie" />
        </section>
        <Duties duties={page.duties} />
        <Contacts page={page} person={person} writes={!receives} />
        <Letters page={page} />
        <History steps={page.steps} />
      </div>
      <div>
        {receives ? (
          <section aria-labelledby="receipt">
            <h2 id="receipt" className="fr-h5">
              Ce que vous pouvez faire
            </h2>
            <ReceiptButton line={{ id: facts.id, version: page.version, dsden_informed_on: facts.dsden_informed_on, dsden_received_on: facts.dsden_received_on }} subject={sentenceName(person)} />
          </section>
        ) : (
          <TransitionBar offers={ordered(page.offers, facts)} expected={expectedStep(page.offers, facts)} hrefFor={(name) => `/sorties/${facts.id}/actes/${name}`} today={today()} />
        )}
      </div>
      <Facts page={page} />
    </div>
  );
}

function Facts({ page }: { page: Departure }) {
  const { departure: facts } = page;
  const rows = [
    ["Motif", labelOf(DepartureGround, facts.ground)],
    ["Ouvert le", textDate(facts.opened_on)],
    ...(facts.follow_up_due_on === null ? [] : [["Prendre des nouvelles le", textDate(facts.follow_up_due_on)]]),
    ...(page.platform_name === null ? [] : [["Plateforme", page.platform_name]]),
    ["Inscription ailleurs", page.enrolled_elsewhere ? "oui, reconnue dans une autre base" : "aucune connue"],
  ] as const;
  return (
    <aside aria-label="Repères">
      <h2 className="fr-h5">Repères</h2>
      <dl className="rc-facts">
        {rows.map(([label = "", value = ""]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <AppLink className="fr-link fr-link--sm" href={`/eleves/${facts.student_id}`}>
        Page de l’élève
      </AppLink>
    </aside>
  );
}

/** Who still owes what, in the server's sentences. */
function Duties({ duties }: { duties: readonly string[] }) {
  if (duties.length === 0) return null;
  return (
    <section aria-labelledby="duties">
      <h2 id="duties" className="fr-h5">
        Qui doit quoi
      </h2>
      <ul>
        {duties.map((sentence) => (
          <li key={sentence}>{typeset(sentence)}</li>
        ))}
      </ul>
    </section>
  );
}

function Contacts({ page, person, writes }: { page: Departure; person: { id: string; family_name: string; first_name: string }; writes: boolean }) {
  const [calling, setCalling] = useState(false);
  const attempt = useAttempt(page.departure.id, sentenceName(person), () => setCalling(false));
  const open = page.departure.closed_on === null;
  return (
    <section aria-labelledby="contacts">
      <div className="rc-row">
        <h2 id="contacts" className="fr-h5">
          Essais de contact
        </h2>
        {writes && open && (
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" aria-expanded={calling} onClick={() => setCalling(!calling)}>
            Noter un appel
          </button>
        )}
      </div>
      {calling && (
        <CallForm
          student={person}
          channels={choicesOf(DepartureChannel).map(({ value, label }) => ({ value, label: capitalised(label) }))}
          results={choicesOf(DepartureContactResult).map(({ value, label }) => ({ value, label: capitalised(label) }))}
          error={attempt.error}
          pending={attempt.isPending}
          onSave={(note) => attempt.mutate(note)}
          onClose={() => setCalling(false)}
        />
      )}
      {page.contacts.length === 0 ? (
        <p className="rc-mention">Aucun essai n’est noté.</p>
      ) : (
        <ul className="rc-sheet">
          {page.contacts.map((one) => (
            <li key={one.id}>
              <p>
                {capitalised(labelOf(DepartureChannel, one.channel))}&nbsp;: {labelOf(DepartureContactResult, one.result)}
                {one.next_on !== null && `, rappeler le ${textDate(one.next_on)}`}
              </p>
              <p className="rc-mention">
                {textInstant(one.tried_at)}
                {one.by_name !== "" && `, ${one.by_name}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Letters({ page }: { page: Departure }) {
  if (page.letters.length === 0) return null;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters" className="fr-h5">
        Courriers
      </h2>
      <ul className="rc-sheet">
        {page.letters.map((letter) => (
          <li key={letter.document_id}>
            <span className="fr-icon-file-text-line fr-icon--sm" aria-hidden="true" />{" "}
            <AppLink className="fr-link" href={`/documents/${letter.document_id}`}>
              {labelOf(LetterKind, letter.kind)}
            </AppLink>
            , {textDate(letter.written_on)}
          </li>
        ))}
      </ul>
    </section>
  );
}
