import { Stepper } from "@codegouvfr/react-dsfr/Stepper";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from "react";

import { today } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { leaveRequest, takeTicket, type Receipt } from "../api";
import { CheckAnswers } from "../components/CheckAnswers";
import { BirthQuestion, ContactQuestion, HomeQuestion, SchoolQuestion, WishQuestion, type QuestionProps } from "../components/Questions";
import { ReceiptSheet } from "../components/ReceiptSheet";
import { NotTheAge, Start, WhoReads } from "../components/Start";
import { bodyOfAnswers, CHECK, firstIncomplete, missingAt, NO_ANSWERS, standingOf, STEPS, type Answers, type Missing } from "../logic/answers";

const TITLE = "Je veux reprendre une formation";
const QUESTIONS: ((props: QuestionProps) => ReactNode)[] = [BirthQuestion, HomeQuestion, SchoolQuestion, WishQuestion, ContactQuestion];
const FIELDS = {
  "/birth_date": { id: "birth", label: "Date de naissance" }, "/first_name": { id: "first_name", label: "Prénom" },
  "/family_name": { id: "family_name", label: "Nom" }, "/phone": { id: "phone", label: "Téléphone" }, "/email": { id: "email", label: "Adresse électronique" },
};

/** « Par où je recommence ? » One question a screen; the browser's Back keeps the answers, and nothing else does. */
export function ResumePage() {
  const router = useRouter();
  const { etape } = useSearch({ strict: false });
  const [given, setGiven] = useState<Answers>(NO_ANSWERS);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const wanted = Number(etape ?? 0);
  const step = wanted > 0 ? Math.min(wanted, firstIncomplete(given)) : 0;
  const goTo = (next: number): void => void router.navigate({ to: "/reprendre-une-formation", search: next === 0 ? {} : { etape: String(next) } });
  const change = (answers: Partial<Answers>): void => setGiven((before) => ({ ...before, ...answers }));

  if (receipt !== null) {
    return (
      <Frame title="Votre demande est envoyée">
        <Arrived />
        <ReceiptSheet receipt={receipt} />
      </Frame>
    );
  }
  if (step === 0) {
    return (
      <Frame title={TITLE}>
        <Start onStart={() => goTo(1)} />
      </Frame>
    );
  }
  const standing = standingOf(given, today());
  if (step > 1 && standing !== "welcome") {
    return (
      <Frame title={TITLE}>
        <NotTheAge young={standing === "too-young"} onBack={() => goTo(1)} />
      </Frame>
    );
  }
  return (
    <Frame title={TITLE} context={step === CHECK ? "Vérifier" : `Étape ${step} sur ${STEPS.length}`} small>
      {step === CHECK ? <Check given={given} goTo={goTo} onSent={setReceipt} /> : <Question key={step} step={step} given={given} change={change} goTo={goTo} />}
    </Frame>
  );
}

function Frame({ title, context, small = false, children }: { title: string; context?: string; small?: boolean; children: ReactNode }) {
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title={title} context={context} size={small ? "working" : "public"} />
        {children}
      </div>
    </div>
  );
}

/** The new heading is read when the request has left. */
function Arrived() {
  useEffect(() => {
    window.scrollTo(0, 0);
    document.querySelector("h1")?.focus({ preventScroll: true });
  }, []);
  return null;
}

interface StepProps {
  step: number;
  given: Answers;
  change: (answers: Partial<Answers>) => void;
  goTo: (step: number) => void;
}

function Question({ step, given, change, goTo }: StepProps) {
  const [missing, setMissing] = useState<Missing>({});
  const Fields = QUESTIONS[step - 1];

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const lacks = missingAt(step, given);
    setMissing(lacks);
    const [first] = Object.keys(lacks);
    if (first === undefined) goTo(step + 1);
    else document.getElementById(first === "birth" ? "birth-day" : first)?.focus();
  }

  return (
    <form onSubmit={submit} noValidate className="rc-questions">
      <Progress step={step} onBack={() => goTo(step - 1)} />
      {Fields !== undefined && <Fields given={given} missing={missing} change={change} />}
      <button type="submit" className="fr-btn rc-thumb">
        Continuer
      </button>
    </form>
  );
}

function Progress({ step, onBack }: { step: number; onBack: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const next = STEPS[step];
  return (
    <>
      <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-btn--icon-left fr-icon-arrow-left-s-line fr-mb-1w" onClick={onBack}>
        Retour
      </button>
      <div ref={box} tabIndex={-1}>
        <Stepper currentStep={step} stepCount={STEPS.length} title={STEPS[step - 1]} nextTitle={next ?? "Vérifier et envoyer"} />
      </div>
    </>
  );
}

function Check({ given, goTo, onSent }: { given: Answers; goTo: (step: number) => void; onSent: (receipt: Receipt) => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => heading.current?.focus(), []);

  async function send(): Promise<void> {
    if (sending) return;
    setSending(true);
    setFailure(null);
    try {
      const own = ticket ?? (await takeTicket());
      setTicket(own);
      onSent(await leaveRequest(bodyOfAnswers(given, own)));
    } catch (error) {
      setFailure(error);
      setSending(false);
      if (isOld(error)) setTicket(null);
    }
  }

  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="fr-h4">
        Vérifiez, puis envoyez
      </h2>
      {failure !== null && <ProblemAlert error={failure} fields={FIELDS} />}
      <CheckAnswers given={given} onChange={goTo} />
      <button type="button" className="fr-btn fr-btn--lg rc-thumb" aria-disabled={sending} onClick={() => void send()}>
        {sending ? "Envoi…" : "Envoyer ma demande"}
      </button>
      <WhoReads />
    </>
  );
}

const isOld = (error: unknown): boolean => error instanceof Error && error.message.endsWith("/form_too_old");
