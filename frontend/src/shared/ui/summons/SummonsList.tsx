import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";

import { choicesOf, labelOf } from "@/shared/api/labels";
import { SummonsEnd, SummonsGround } from "@/shared/api/reference.gen";
import type { SummonsView } from "@/shared/api/summons";
import { textDate, today, typeset } from "@/shared/format";

import { Choices } from "../Choices";
import { DeadlineTag } from "../DeadlineTag";
import { ProblemAlert } from "../ProblemAlert";
import { announceGesture } from "../undo";

interface Props {
  summons: readonly SummonsView[];
  mayWrite: boolean;
  end: (one: SummonsView["summons"], kind: keyof typeof SummonsEnd) => Promise<unknown>;
  /** The version after the end is one more than the one that was read. */
  resume: (one: SummonsView["summons"]) => Promise<unknown>;
  onDone: () => Promise<unknown>;
}

/** Each summons, its countdown as both sides read it, and its end. */
export function SummonsList({ summons, ...gestures }: Props) {
  return (
    <ul className="rc-sheet">
      {summons.map((one) => (
        <Row key={one.summons.id} one={one} {...gestures} />
      ))}
    </ul>
  );
}

function Row({ one, mayWrite, end, resume, onDone }: Omit<Props, "summons"> & { one: SummonsView }) {
  const id = useId();
  const { summons } = one;
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<keyof typeof SummonsEnd | null>(null);
  const back = useMutation({ mutationFn: (after: SummonsView["summons"]) => resume(after), onSuccess: onDone });
  const ended = useMutation({
    mutationFn: (chosen: keyof typeof SummonsEnd) => end(summons, chosen),
    onSuccess: async (_done, chosen) => {
      announceGesture({ message: `Convocation terminée\u00a0: ${labelOf(SummonsEnd, chosen)}.`, undo: async () => {
        await back.mutateAsync({ ...summons, version: summons.version + 1 });
      } });
      await onDone();
    },
  });
  return (
    <li>
      <p>
        <strong>Convocation du {textDate(summons.summoned_on)}</strong>, {labelOf(SummonsGround, summons.ground).toLocaleLowerCase("fr")}
        {summons.meeting_on !== null && `, rendez-vous le ${textDate(summons.meeting_on)}`}
      </p>
      <p>
        {typeset(one.countdown)}. {summons.ended_on === null && <DeadlineTag deadline={{ date: summons.department_due_on, kind: "legal" }} today={today()} />}
      </p>
      <p className="rc-mention">{one.by_mission_locale ? "Notée par la mission locale." : "Notée par la plateforme."}</p>
      {(ended.isError || back.isError) && <ProblemAlert error={ended.error ?? back.error} />}
      {mayWrite && one.ends.length > 0 && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
          Dire ce qu’il en est
        </button>
      )}
      {mayWrite && one.may_resume && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-no-print" onClick={() => !back.isPending && back.mutate(summons)}>
          Reprendre la convocation
        </button>
      )}
      {open && one.ends.length > 0 && (
        <div className="rc-box rc-no-print">
          <Choices id={`${id}-end`} legend="La convocation se termine parce que" kind="radio" choices={choicesOf(SummonsEnd, one.ends)} chosen={kind === null ? [] : [kind]} onChange={([chosen]) => setKind((chosen ?? null) as keyof typeof SummonsEnd | null)} />
          <p className="rc-mention">{kind === "department_informed" ? "Vous avez transmis sa situation au président du conseil départemental. Rien d’autre ne part d’ici." : "Le décompte s’arrête des deux côtés. Une erreur se reprend aujourd’hui."}</p>
          <button type="button" className="fr-btn fr-btn--sm" aria-disabled={kind === null} onClick={() => kind !== null && !ended.isPending && ended.mutate(kind)}>
            Terminer la convocation
          </button>
        </div>
      )}
    </li>
  );
}
