import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type SubmitEvent } from "react";

import { typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { TextField } from "@/shared/ui/TextField";
import { announceGesture } from "@/shared/ui/undo";

import { switchRule, type Rule } from "../api";

type Kind = "on" | "disabled" | "retired";

interface Props {
  rule: Pick<Rule, "code" | "label">;
  schoolId: string;
  to: Kind;
  onClose: () => void;
}

const WORDS: Record<Kind, { title: string; button: string; effect: string; done: string }> = {
  on: {
    title: "Remettre en service",
    button: "Remettre en service",
    effect: "La règle est de nouveau calculée dès cette nuit.",
    done: "est de nouveau en service",
  },
  disabled: {
    title: "Désactiver",
    button: "Désactiver la règle",
    effect: "Elle ne donne plus d’alerte. Les alertes déjà données restent lisibles, et vous pourrez la remettre en service.",
    done: "est désactivée",
  },
  retired: {
    title: "Retirer",
    button: "Retirer la règle",
    effect: "Elle ne donne plus d’alerte dans cet établissement. Le bilan garde ce qu’elle a donné.",
    done: "est retirée",
  },
};
const SHORTEST = 3;
const LONGEST = 200;

/** Turns a rule off with a reason, or on again; the way back stays open. */
export function SwitchForm({ rule, schoolId, to, onClose }: Props) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const id = useId();
  const words = WORDS[to];
  const label = typeset(rule.label);
  const short = to !== "on" && reason.trim().length < SHORTEST;
  useEffect(() => heading.current?.focus(), []);
  const refresh = () => client.invalidateQueries({ queryKey: ["early-warnings"] });
  const saving = useMutation({
    mutationFn: () => switchRule(schoolId, rule.code, { kind: to, reason: reason.trim() }),
    onSuccess: async () => {
      announceGesture({
        message: `La règle «\u00a0${label}\u00a0» ${words.done}.`,
        ...(to !== "on" && {
          undo: async () => {
            await switchRule(schoolId, rule.code, { kind: "on", reason: "" });
            await refresh();
            announceGesture({ message: `La règle «\u00a0${label}\u00a0» est de nouveau en service.` });
          },
        }),
      });
      await refresh();
      onClose();
    },
  });
  function save(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (!short) saving.mutate();
  }
  return (
    <form className="rc-contact" onSubmit={save} noValidate aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="fr-h6" tabIndex={-1} ref={heading}>
        {words.title} «&nbsp;{label}&nbsp;»
      </h2>
      {saving.isError && <ProblemAlert error={saving.error} fields={{ "/reason": { id: `${id}-reason`, label: "Raison" } }} />}
      <p>{words.effect}</p>
      {to !== "on" && (
        <TextField
          id={`${id}-reason`}
          label="Raison"
          hint="En une phrase, sans nom d’élève"
          value={reason}
          onChange={setReason}
          maxLength={LONGEST}
          error={asked && short ? "Dites en une phrase pourquoi cette règle n’est plus utilisée." : undefined}
        />
      )}
      <div className="rc-actions">
        <button type="submit" className="fr-btn fr-btn--sm" disabled={saving.isPending}>
          {saving.isPending ? "Envoi…" : words.button}
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>
          Fermer
        </button>
      </div>
    </form>
  );
}
