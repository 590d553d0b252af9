import { useState } from "react";

import { counted, phoneNumber, sentenceName, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";

import type { FollowUpLine } from "../api";
import { attemptOf, blankAttempt, likelyDays, QUICK, type Result } from "../logic/attempts";
import { contactWords, nameOf, schoolingWords, telHref } from "../logic/list";
import { useAttempt } from "../useActs";
import { CallPanel } from "./CallPanel";

/** One young person a screen: a number to press, five answers, and the next. */
export function CallMode({ lines }: { lines: FollowUpLine[] }) {
  // The calls as they stood when one began: a list read again in between would lose its place.
  const [queue] = useState(lines);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const left = queue.filter(({ id }) => !done.has(id));
  const [line] = left;
  if (line === undefined) {
    return (
      <section className="rc-empty" aria-labelledby="calls-done">
        <div>
          <h2 id="calls-done" className="fr-h6">
            {counted(done.size, "appel fait", "appels faits")}, plus personne à appeler ici.
          </h2>
          <AppLink href="/suivis">Revenir à la liste</AppLink>
        </div>
      </section>
    );
  }
  const pass = (): void => setDone(new Set([...done, line.id]));
  return <OneCall key={line.id} line={line} position={done.size + 1} total={queue.length} onDone={pass} />;
}

interface One {
  line: FollowUpLine;
  position: number;
  total: number;
  onDone: () => void;
}

function OneCall({ line, position, total, onDone }: One) {
  const person = nameOf(line);
  const [asked, setAsked] = useState<"" | "appointment" | "other">("");
  const attempt = useAttempt(onDone);
  const note = (result: Result, appointment_on = ""): void => {
    if (!attempt.isPending) attempt.mutate({ id: line.id, person, body: attemptOf({ ...blankAttempt(result), appointment_on }), next: true });
  };
  return (
    <section className="rc-call" aria-labelledby="calling">
      <p className="rc-mention">
        {position} sur {total}
      </p>
      <h2 id="calling" className="fr-h4">
        <AppLink href={`/suivis/${line.id}`}>{sentenceName(person)}</AppLink>, {counted(line.age, "an")}
      </h2>
      <p className="rc-mention">{[schoolingWords(line.last_formation, line.left_on), line.city].filter((part) => part !== null).join(" · ")}</p>
      <p>{typeset(line.waiting)}.</p>
      <p className="rc-mention">Contact&nbsp;: {contactWords(line)}</p>
      {line.phone === null ? (
        <p>Téléphone non renseigné. Cherchez-le auprès de l’établissement ou de la mission locale.</p>
      ) : (
        <a className="fr-btn fr-btn--lg fr-btn--icon-left fr-icon-phone-line rc-call__number" href={telHref(line.phone)}>
          {phoneNumber(line.phone)}
        </a>
      )}
      {attempt.isError && <ProblemAlert error={attempt.error} />}
      <h3 className="fr-h6">Ce que l’appel a donné</h3>
      <div className="rc-call__answers">
        {QUICK.map(({ result, label }) => (
          <button key={result} type="button" className="fr-btn fr-btn--secondary" aria-expanded={result === "appointment" ? asked === "appointment" : undefined} onClick={() => (result === "appointment" ? setAsked("appointment") : note(result))}>
            {label}
          </button>
        ))}
      </div>
      {asked === "appointment" && <QuickDate label="Rendez-vous le" value="" min={today()} suggestions={likelyDays(today())} onChange={(day) => day !== "" && note("appointment", day)} />}
      {asked === "other" ? (
        <CallPanel
          person={person}
          phone={null}
          error={null}
          pending={attempt.isPending}
          hasNext={false}
          onSave={(body) => attempt.mutate({ id: line.id, person, body, next: true })}
          onClose={() => setAsked("")}
        />
      ) : (
        <div className="rc-actions">
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => setAsked("other")}>
            Autre réponse
          </button>
          <button type="button" className="fr-btn fr-btn--tertiary-no-outline" onClick={onDone}>
            Passer au suivant
          </button>
        </div>
      )}
    </section>
  );
}
