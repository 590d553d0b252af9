/** The way of a contract: what is done, what everybody waits for, what may be done now. */

import type { Step, StepState } from "@/shared/ui/CaseSteps";

import type { Contract } from "../api";

type Standing = Pick<Contract, "state" | "interviewed_on" | "place" | "parties" | "signed" | "signatories" | "started_on" | "marks" | "objective" | "starts_on" | "follow_up_id" | "steps">;

const RUNNING: readonly Contract["state"][] = ["active", "suspended"];
const OVER: readonly Contract["state"][] = ["completed", "broken", "transferred", "abandoned"];

export const isRunning = (state: Contract["state"]): boolean => RUNNING.includes(state);
export const isOver = (state: Contract["state"]): boolean => OVER.includes(state);

/** Entretien, Place, Projet, Signatures, En cours, then the four marks. A reader outside the platform sees no interview. */
export function stepsOf(contract: Standing): Step[] {
  const { state, place } = contract;
  const begun = contract.started_on !== null;
  const signing = state === "to_sign";
  const confirmed = place.hold_state === "confirmed";
  const steps: Step[] = [
    { label: "Place", state: begun || confirmed ? "done" : "current", state_label: begun || confirmed ? "confirmée" : "à confirmer avec la structure", date: place.confirmed_on, who: place.provider_name },
    { label: "Projet", state: state === "draft" ? "current" : "done", state_label: state === "draft" ? "en préparation" : "écrit", date: sentOn(contract) },
    {
      label: "Signatures",
      state: begun ? "done" : signing ? "current" : "not_yet",
      state_label: signing && !begun ? `${contract.signed} sur ${contract.signatories}` : null,
    },
    { label: "En cours", state: runningState(contract), state_label: runningWords(contract), date: contract.started_on },
    { label: "1, 3, 6 et 12 mois", state: marksState(contract), state_label: marksWords(contract) },
  ];
  if (contract.follow_up_id === null) return steps;
  const met = contract.interviewed_on;
  return [{ label: "Entretien", state: met === null ? "current" : "done", state_label: met === null ? "à mener dans le suivi" : null, date: met }, ...steps];
}

const sentOn = ({ steps }: Standing): string | null => steps.find(({ name }) => name === "send_to_sign")?.on ?? null;

function runningState({ state, started_on }: Standing): StepState {
  if (isRunning(state)) return "current";
  if (started_on !== null) return "done";
  return state === "abandoned" ? "not_applicable" : "not_yet";
}

function runningWords({ state, started_on }: Standing): string | null {
  if (state === "suspended") return "suspendu";
  if (started_on === null) return null;
  const ended: Partial<Record<Contract["state"], string>> = { completed: "terminé", broken: "arrêté avant la fin", transferred: "poursuivi ailleurs" };
  return ended[state] ?? null;
}

function marksState({ marks, started_on, state }: Standing): StepState {
  if (started_on === null) return state === "abandoned" ? "not_applicable" : "not_yet";
  return marks.every(({ held }) => held !== null) ? "done" : "not_yet";
}

function marksWords({ marks, started_on }: Standing): string | null {
  if (started_on === null) return null;
  const said = marks.filter(({ held }) => held !== null).length;
  return said === 0 ? "à venir" : `${said} sur ${marks.length} ${said > 1 ? "dits" : "dit"}`;
}

const EXPECTED: Partial<Record<Contract["state"], readonly string[]>> = { draft: ["send_to_sign"], to_sign: ["start"], suspended: ["resume"] };

/** The step that normally comes next; while a contract runs, it is the review. */
export function expectedOf(state: Contract["state"], offers: readonly { name: string; blocked_by: readonly string[] }[]): string | null {
  const open = offers.filter(({ blocked_by }) => blocked_by.length === 0).map(({ name }) => name);
  return (EXPECTED[state] ?? []).find((name) => open.includes(name)) ?? null;
}

/** Whom one waits for since the contract was sent, when signatures are all that is missing. */
export function awaited({ state, parties, steps }: Pick<Contract, "state" | "parties" | "steps">): { who: string; since: string } | null {
  const since = steps.findLast(({ name }) => name === "send_to_sign")?.on;
  const missing = parties.filter(({ required, signed_on, name }) => required && signed_on === null && name !== "").map(({ name }) => name);
  return state !== "to_sign" || since === undefined || missing.length === 0 ? null : { who: missing.join(", puis "), since };
}
