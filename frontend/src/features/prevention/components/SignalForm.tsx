import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { choicesOf } from "@/shared/api/labels";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { Observation, SignalSince } from "@/shared/api/reference.gen";
import { sentenceName, type Name } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";
import { StudentChoice } from "@/shared/ui/StudentChoice";

import { findToSignal, sendSignal, signalPreviewQuery, type SignalReceived } from "../api";
import { bodyOfDraft, EMPTY, missingIn, REMINDER, type Draft } from "../logic/signal";
import { Fact } from "./Fact";

export type Chosen = Name & { id: string; class_name: string | null };

interface Props {
  student: Chosen | null;
  onChoose: (student: Chosen | null) => void;
  onSent: (received: SignalReceived) => void;
}

const FIELDS = {
  "/student_id": { id: "student", label: "Élève" },
  "/observations": { id: "observations", label: "Ce que j’ai observé" },
  "/fact": { id: "fact", label: "Un fait, daté" },
};

/** Four blocks and a button: whom, what was seen, one dated fact, since when. Nothing is kept on the device. */
export function SignalForm({ student, onChoose, onSent }: Props) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [asked, setAsked] = useState(false);
  const [checked, setChecked] = useState("");
  const [warned, setWarned] = useState("");
  const [key] = useState(newIdempotencyKey);
  const [named] = useState(student?.id);
  const warning = useRef<HTMLParagraphElement>(null);
  const id = student?.id ?? "";
  const preview = useQuery({ ...signalPreviewQuery(id, checked), placeholderData: keepPreviousData });
  const reminder = checked === "" ? null : (preview.data?.reminder ?? null);
  const missing = asked ? missingIn(student?.id, draft) : {};
  const sending = useMutation({
    mutationFn: (body: Draft) => sendSignal(bodyOfDraft(id, body), key),
    onSuccess: async (received) => {
      client.removeQueries({ queryKey: ["signals", "preview"] });
      await client.invalidateQueries({ queryKey: ["signals"] });
      onSent(received);
    },
  });

  /** Whether the words deserve a second look that nobody had yet; a question that fails stops nothing. */
  async function deservesALook(fact: string): Promise<boolean> {
    if (fact === "" || fact === warned) return false;
    setChecked(fact);
    const seen = await client.query(signalPreviewQuery(id, fact)).catch(() => null);
    if (seen === null || seen.reminder === null) return false;
    setWarned(fact);
    return true;
  }

  async function send(): Promise<void> {
    setAsked(true);
    const [first] = Object.keys(missingIn(student?.id, draft));
    if (first !== undefined) {
      document.getElementById(first)?.focus();
      return;
    }
    if (await deservesALook(draft.fact.trim())) requestAnimationFrame(() => warning.current?.focus());
    else sending.mutate(draft);
  }

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    void send();
  }

  return (
    <form className="rc-signal" onSubmit={submit} noValidate>
      {sending.isError && <ProblemAlert error={sending.error} fields={FIELDS} onRetry={() => sending.mutate(draft)} />}
      {student === null ? (
        <StudentChoice onChoose={onChoose} error={missing.student} find={findToSignal} />
      ) : (
        <ChosenStudent student={student} takesFocus={student.id !== named} already={preview.data?.already_signalled_sentence ?? null} onChange={() => onChoose(null)} />
      )}
      <Observations chosen={draft.observations} error={missing.observations} onChange={(observations) => setDraft({ ...draft, observations })} />
      <Fact
        value={draft.fact}
        error={missing.fact}
        reminder={reminder}
        warning={warning}
        onChange={(fact) => setDraft({ ...draft, fact })}
        onLeave={() => student !== null && setChecked(draft.fact.trim())}
      />
      <RadioRow legend="Depuis quand" name="since" choices={choicesOf(SignalSince)} value={draft.since} onChange={(since) => setDraft({ ...draft, since })} />
      <div className="rc-foot rc-signal__foot">
        <p className="rc-signal__always" aria-hidden="true">
          {REMINDER.never}
        </p>
        <button type="submit" className="fr-btn" disabled={sending.isPending}>
          {sending.isPending ? "Envoi…" : reminder === null ? "Envoyer à la vie scolaire" : "Envoyer ainsi à la vie scolaire"}
        </button>
      </div>
    </form>
  );
}

interface ChosenProps {
  student: Chosen;
  /** Chosen here, and not named by the page one came from. */
  takesFocus: boolean;
  already: string | null;
  onChange: () => void;
}

/** Whom it is about, and whether somebody was worried this week already: that, never who nor what. */
function ChosenStudent({ student, takesFocus, already, onChange }: ChosenProps) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className="rc-signal__student">
      <p tabIndex={-1} ref={box}>
        <span className="fr-label">Élève</span>
        <strong>{sentenceName(student)}</strong>
        {student.class_name !== null && `, ${student.class_name}`}
      </p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onChange}>
        Choisir un autre élève
      </button>
      {already !== null && (
        <p className="rc-strip" role="status">
          {already}
        </p>
      )}
    </div>
  );
}

function Observations({ chosen, error, onChange }: { chosen: string[]; error: string | undefined; onChange: (chosen: string[]) => void }) {
  return (
    <fieldset id="observations" tabIndex={-1} className="rc-choices rc-signal__observations" aria-describedby={error === undefined ? undefined : "observations-error"}>
      <legend className="fr-label">Ce que j’ai observé</legend>
      {error !== undefined && (
        <p id="observations-error" className="fr-error-text">
          {error}
        </p>
      )}
      {choicesOf(Observation).map(({ value, label }) => (
        <label key={value} className="rc-choice">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
