import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { JudgementState, ReasonCode } from "@/shared/api/reference.gen";
import { capitalised, dayOf, longDate, monthName, sentenceName, textInstant } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { Disclosure } from "@/shared/ui/Disclosure";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { PupilWhy } from "@/shared/ui/PupilWhy";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { reasonQuery, type Reason } from "../api";
import { ReasonForm } from "../components/ReasonForm";
import { daysOf, situationOf } from "../logic/reason";

/** A reason that a school doubts: what the family said, for which absences, what the DASEN decides. */
export function ReasonPage() {
  const { absenceId = "" } = useRouteParams();
  const query = useQuery(reasonQuery(absenceId));
  requireRecord(query.error);
  const reason = query.data;
  if (reason === undefined) {
    return (
      <>
        <PageHeader title="Motif d’absence" breadcrumb={[{ label: "À faire", href: "/" }]} />
        <QueryPart query={query}>{() => null}</QueryPart>
      </>
    );
  }
  const { pupil } = reason;
  return (
    <>
      <PersonHeader
        subject="Motif d’absence"
        name={pupil}
        back={{ label: "À faire", href: "/" }}
        facts={[
          { label: "Classe", value: pupil.class_name ?? "sans classe" },
          { label: "Établissement", value: pupil.school_name, labelHidden: true },
        ]}
        situation={situationOf(reason)}
      />
      <div className="rc-shape rc-shape--act">
        <div>
          <Given reason={reason} />
          <Decision absenceId={absenceId} reason={reason} />
        </div>
        <div>
          {reason.with_dasen && <Law reason={reason} />}
          <Said reason={reason} />
          <AppLink className="fr-link fr-link--sm" href={`/eleves/${reason.student_id}`}>
            Page de l’élève
          </AppLink>
        </div>
      </div>
    </>
  );
}

/** What the family said, in the words of the list: nothing else is kept of it. */
function Given({ reason }: { reason: Reason }) {
  const days = daysOf(reason.times);
  const month = days[0]?.day.slice(0, 7);
  return (
    <section aria-labelledby="given">
      <h2 id="given" className="fr-h5">
        Ce qui est connu
      </h2>
      <dl className="rc-facts">
        <div>
          <dt>Motif donné par la famille</dt>
          <dd>{labelOf(ReasonCode, givenCode(reason))}</dd>
        </div>
        {days.map(({ day, spans }, index) => (
          <div key={day}>
            <dt>{index === 0 ? "Absence du" : "Et du"} {longDate(day)}</dt>
            <dd>{spans.join(", ")}</dd>
          </div>
        ))}
        {reason.with_dasen && (
          <div>
            <dt>Doute de l’établissement</dt>
            <dd>Sérieux, sur la légitimité du motif</dd>
          </div>
        )}
      </dl>
      {month !== undefined && (
        <Disclosure label={`Voir le décompte de ${monthName(month)}`}>
          <PupilWhy studentId={reason.student_id} month={month} subject={sentenceName(reason.pupil)} />
        </Disclosure>
      )}
    </section>
  );
}

/** Of what the school noted: the decision may retain another. */
const givenCode = ({ said, standing }: Reason): string =>
  said.findLast((one) => one.authority === "school" && one.withdrawn_at === null && one.reason !== null)?.reason ?? standing.reason ?? "unspecified";

/** The form, open while nothing is decided; a decision may be taken anew. */
function Decision({ absenceId, reason }: { absenceId: string; reason: Reason }) {
  const [again, setAgain] = useState(false);
  const decided = reason.standing.authority === "dasen";
  const done = () => {
    setAgain(false);
    document.querySelector<HTMLElement>("h1")?.focus();
  };
  if (!reason.may_judge) return null;
  if (!decided || again) return <ReasonForm absenceId={absenceId} reason={reason} onDone={done} />;
  return (
    <div className="rc-actions">
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" onClick={() => setAgain(true)}>
        Revenir sur la décision
      </button>
    </div>
  );
}

function Law({ reason }: { reason: Reason }) {
  if (reason.legal_bases.length === 0) return null;
  return (
    <section aria-labelledby="law">
      <h2 id="law" className="fr-h5">
        Ce que disent les textes
      </h2>
      {reason.legal_bases.map((basis, index) => (
        <LegalBasis key={basis.code} basis={basis} defaultOpen={index === 0} />
      ))}
    </section>
  );
}

/** Who said and decided what, in order; what was taken back stays readable. */
function Said({ reason }: { reason: Reason }) {
  return (
    <section aria-labelledby="said">
      <h2 id="said" className="fr-h5">
        Ce qui a été dit et décidé
      </h2>
      {reason.said.length === 0 && <p className="rc-mention">Aucun motif n’est noté.</p>}
      <ul className="rc-sheet">
        {reason.said.map((one) => (
          <li key={`${one.known_at}-${one.state}`}>
            <p>
              {capitalised(labelOf(JudgementState, one.state))}
              {one.reason !== null && ` (${labelOf(ReasonCode, one.reason).toLocaleLowerCase("fr")})`}
            </p>
            <p className="rc-mention">
              {one.authority === "dasen" ? "Le DASEN" : "L’établissement"}
              {one.by_name !== "" && `, ${one.by_name}`}, {textInstant(one.known_at)}
              {one.withdrawn_at !== null && `, repris le ${longDate(dayOf(one.withdrawn_at))}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
