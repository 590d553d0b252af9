import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { SummonsGround } from "@/shared/api/reference.gen";
import { endReferredSummons, referredSummonsQuery, resumeReferredSummons, summonReferred, type ReferredSummonsRead } from "@/shared/api/summons";
import { today } from "@/shared/format";

import { Choices } from "../Choices";
import { ProblemAlert } from "../ProblemAlert";
import { QueryPart } from "../QueryPart";
import { QuickDate } from "../QuickDate";
import { announceGesture } from "../undo";

import { SummonsList } from "./SummonsList";

/** The mission locale summons whom it was sent, and reads the countdown that the platform reads. */
export function ReferredSummons({ referralId }: { referralId: string }) {
  const client = useQueryClient();
  const query = useQuery(referredSummonsQuery(referralId));
  const readAgain = (): Promise<unknown> => client.invalidateQueries({ queryKey: referredSummonsQuery(referralId).queryKey });
  return (
    <QueryPart query={query} lines={3}>
      {(referred) => (
        <section aria-labelledby={`summons-${referralId}`}>
          <h2 id={`summons-${referralId}`} className="fr-h6">
            Obligation de formation
          </h2>
          {!referred.owes_training && referred.summons.length === 0 && <p className="rc-mention">Elle ne court pas, ou elle est remplie.</p>}
          <SummonsList summons={referred.summons} mayWrite end={(one, kind) => endReferredSummons(referralId, one, kind)} resume={(one) => resumeReferredSummons(referralId, one)} onDone={readAgain} />
          {referred.may_summon && <Summon referred={referred} onDone={readAgain} />}
        </section>
      )}
    </QueryPart>
  );
}

function Summon({ referred, onDone }: { referred: ReferredSummonsRead; onDone: () => Promise<unknown> }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState<keyof typeof SummonsGround | null>(null);
  const [summoned, setSummoned] = useState(today());
  const [meeting, setMeeting] = useState("");
  const summon = useMutation({
    mutationFn: (why: keyof typeof SummonsGround) => summonReferred(referred.referral_id, { ground: why, summoned_on: summoned, meeting_on: meeting === "" ? null : meeting }),
    onSuccess: async () => {
      announceGesture({ message: "Convocation notée. La plateforme lit le même décompte." });
      setOpen(false);
      await onDone();
    },
  });
  if (!open) {
    return (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => setOpen(true)}>
        Noter une convocation
      </button>
    );
  }
  return (
    <div className="rc-box">
      {summon.isError && <ProblemAlert error={summon.error} fields={{ "/summoned_on": { id: `${id}-on`, label: "Convoqué le" }, "/meeting_on": { id: `${id}-meeting`, label: "Rendez-vous le" } }} />}
      <Choices id={`${id}-ground`} legend="Pourquoi" kind="radio" choices={choicesOf(SummonsGround)} chosen={ground === null ? [] : [ground]} onChange={([chosen]) => setGround((chosen ?? null) as keyof typeof SummonsGround | null)} />
      <QuickDate id={`${id}-on`} label="Convoqué le" value={summoned} max={today()} suggestions={[]} onChange={setSummoned} />
      <QuickDate id={`${id}-meeting`} label="Rendez-vous le (facultatif)" value={meeting} suggestions={[]} onChange={setMeeting} />
      <p className="rc-mention">Deux mois après, si l’obligation n’est pas remplie, vous informez le conseil départemental. La plateforme lit le même décompte.</p>
      <div className="rc-actions">
        <button type="button" className="fr-btn fr-btn--sm" aria-disabled={ground === null} onClick={() => ground !== null && !summon.isPending && summon.mutate(ground)}>
          Enregistrer la convocation
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => setOpen(false)}>
          Annuler
        </button>
      </div>
    </div>
  );
}
