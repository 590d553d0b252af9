import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { DeclineReason, DisclosedField, ReferralAnswer } from "@/shared/api/reference.gen";
import { addDays, textDate, today } from "@/shared/format";
import { Disclosure } from "@/shared/ui/Disclosure";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { QuickDate } from "@/shared/ui/QuickDate";
import { RadioRow } from "@/shared/ui/RadioRow";
import { ReferredSummons } from "@/shared/ui/summons/ReferredSummons";
import { announceGesture } from "@/shared/ui/undo";

import { answerReferral, referredYouthQuery, type ReferralAnswerBody, type ReferredYouth } from "../api";

type Answer = ReferralAnswerBody["answer"];

/** Five gestures, in the words of who answers. */
const GESTURES: readonly [Answer, string][] = [
  ["contacted", "Contact"],
  ["appointment", "Rendez-vous"],
  ["already_known", "Déjà connu"],
  ["entered", "Entrée"],
  ["declined", "Refuser l’orientation"],
];

/** The disclosed fields of one young person, why one sees them, the five answers, and a mission locale's summons. */
export function ReferralPanel({ referralId }: { referralId: string }) {
  const client = useQueryClient();
  const opened = useQuery(referredYouthQuery(referralId));
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  useEffect(() => {
    if (opened.isSuccess) void client.invalidateQueries({ queryKey: ["referred-youths"] }); // one more opened today
  }, [client, opened.isSuccess]);
  return (
    <QueryPart query={opened} lines={4}>
      {({ body, etag }) => (
        <>
          <Disclosed youth={body} />
          <Why youth={body} />
          <Answers key={etag} youth={body} etag={etag} />
          {me?.permissions.includes("summons:write") === true && <ReferredSummons referralId={referralId} />}
        </>
      )}
    </QueryPart>
  );
}

function Disclosed({ youth }: { youth: ReferredYouth }) {
  const facts: [string, string | null][] = [
    ["Date de naissance", youth.birth_date === null ? null : textDate(youth.birth_date)],
    ["Téléphone", youth.phone],
    ["Courriel", youth.email],
    ["Commune", youth.city === null ? null : [youth.postal_code, youth.city].filter((part) => part !== null).join(" ")],
    ["Dernier établissement", youth.last_school_name],
    ["Dernière formation", youth.last_formation],
    ["Sorti le", youth.left_on === null ? null : textDate(youth.left_on)],
  ];
  return (
    <dl className="rc-facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{name === "Téléphone" ? <a href={`tel:${value ?? ""}`}>{value}</a> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Why({ youth }: { youth: ReferredYouth }) {
  return (
    <Disclosure label="Ce que vous voyez, et pourquoi">
      <p>
        {youth.platform_name} vous a orienté ce jeune le {textDate(youth.referred_on)} et vous transmet&nbsp;: {youth.fields.map((field) => labelOf(DisclosedField, field).toLowerCase()).join(", ")}. Rien de sa vie
        scolaire, de ses absences ni de sa famille ne vous est montré. Chaque ouverture est inscrite au journal.
      </p>
    </Disclosure>
  );
}

function Answers({ youth, etag }: { youth: ReferredYouth; etag: string }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Answer | null>(null);
  const [on, setOn] = useState(today());
  const [appointment, setAppointment] = useState("");
  const [reason, setReason] = useState("");
  const answering = useMutation({
    mutationFn: (answer: Answer) =>
      answerReferral(youth.id, etag, {
        answer,
        on,
        appointment_on: answer === "appointment" && appointment !== "" ? appointment : null,
        reason: answer === "declined" ? (reason as keyof typeof DeclineReason) : null,
      }),
    onSuccess: async (_, answer) => {
      announceGesture({ message: `${youth.platform_name} voit maintenant\u00a0: ${labelOf(ReferralAnswer, answer).toLowerCase()}.` });
      await client.invalidateQueries({ queryKey: ["referred-youth", youth.id] });
      await client.invalidateQueries({ queryKey: ["referred-youths"] });
    },
  });
  return (
    <>
      {youth.answer !== null && (
        <p>
          <strong>{labelOf(ReferralAnswer, youth.answer)}</strong>
          {youth.answer_reason !== null && ` (${labelOf(DeclineReason, youth.answer_reason).toLowerCase()})`}
          {youth.answered_on !== null && `, le ${textDate(youth.answered_on)}`}. {youth.platform_name} le voit.
        </p>
      )}
      {answering.error !== null && <ProblemAlert error={answering.error} />}
      <div className="rc-actions" role="group" aria-label="Votre réponse">
        {GESTURES.map(([answer, label]) => (
          <button key={answer} type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-expanded={chosen === answer} onClick={() => setChosen(chosen === answer ? null : answer)}>
            {label}
          </button>
        ))}
      </div>
      {chosen !== null && (
        <form
          className="rc-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!answering.isPending) answering.mutate(chosen);
          }}
        >
          <QuickDate label={chosen === "appointment" ? "Rendez-vous pris le" : "Date"} value={on} onChange={setOn} suggestions={[]} max={today()} min={youth.referred_on} />
          {chosen === "appointment" && <QuickDate label="Date du rendez-vous" value={appointment} onChange={setAppointment} suggestions={[addDays(today(), 1), addDays(today(), 7)]} min={on} />}
          {chosen === "declined" && <RadioRow legend="Motif" name="decline" choices={choicesOf(DeclineReason)} value={reason} onChange={setReason} />}
          <button type="submit" className="fr-btn fr-btn--sm" aria-disabled={answering.isPending || (chosen === "declined" && reason === "")}>
            Enregistrer
          </button>
        </form>
      )}
    </>
  );
}
