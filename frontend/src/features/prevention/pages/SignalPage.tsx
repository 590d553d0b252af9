import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { meQuery } from "@/shared/api/me";
import { schoolOf } from "@/shared/api/schools";
import { studentQuery } from "@/shared/api/students";
import { typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import type { SignalReceived } from "../api";
import { SignalForm, type Chosen } from "../components/SignalForm";

/** An adult saw something: to whom to say it, and what will come of it. */
export function SignalPage() {
  const named = useSearch({ strict: false })["eleve"];
  return <Signal key={named ?? ""} named={named} />;
}

function Signal({ named }: { named: string | undefined }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const known = useQuery({ ...studentQuery(named ?? ""), enabled: named !== undefined });
  const [picked, setPicked] = useState<Chosen | null | undefined>(undefined);
  const [received, setReceived] = useState<SignalReceived | null>(null);
  const student = picked === undefined ? (known.data ?? null) : picked;
  const waiting = named !== undefined && picked === undefined && !known.isSuccess && !known.isError;
  return (
    <>
      <PageHeader
        title="Signaler une inquiétude"
        context={schoolOf(me)?.name}
        lead="La vie scolaire lit ce que vous avez vu, puis vous dit ce qui a été décidé."
      />
      {received !== null ? (
        <Received
          received={received}
          onAgain={() => {
            setPicked(null);
            setReceived(null);
          }}
        />
      ) : waiting ? (
        <QueryPart query={known}>{() => null}</QueryPart>
      ) : (
        <SignalForm student={student} onChoose={setPicked} onSent={setReceived} />
      )}
    </>
  );
}

/** « Reçu à 10 h 14 par la vie scolaire. Vous saurez ce qui a été décidé avant le 7 décembre. » */
function Received({ received, onAgain }: { received: SignalReceived; onAgain: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [first, ...rest] = typeset(received.sentence).split(/(?<=\.) /u);
  return (
    <section className="rc-signal" aria-labelledby="received">
      <h2 id="received" className="fr-h5" ref={heading} tabIndex={-1}>
        <span className="fr-icon-checkbox-circle-line" aria-hidden="true" /> {first}
      </h2>
      <p>{rest.join(" ")}</p>
      <div className="rc-actions rc-signal__next">
        <AppLink className="fr-btn" href="/suites-donnees">
          Voir les suites données
        </AppLink>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onAgain}>
          Signaler un autre élève
        </button>
      </div>
    </section>
  );
}
