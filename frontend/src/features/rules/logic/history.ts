/** An invented history, kept in the address so that it can be shared: dates and codes, never a person. */

import type { HalfDay } from "@/shared/format";

import type { SimulationIn } from "../api";

type Search = Readonly<Record<string, string | undefined>>;
type SimulatedHalfDay = NonNullable<SimulationIn["half_days"]>[number];
type SimulatedAct = NonNullable<SimulationIn["acts"]>[number];

const LETTERS: Readonly<Record<string, SimulatedHalfDay["state"]>> = { n: "unjustified", j: "justified", a: "awaiting_reason" };

/** `2026-11-05-am-n.2026-11-05-pm-j`. */
export function halfDaysOf(text: string | undefined): SimulatedHalfDay[] {
  return (text ?? "").split(".").flatMap((part) => {
    const [, day, half, letter] = /^(\d{4}-\d{2}-\d{2})-(am|pm)-([nja])$/.exec(part) ?? [];
    const state = LETTERS[letter ?? ""];
    return day === undefined || state === undefined ? [] : [{ day, half: half as HalfDay, state }];
  });
}

export function halfDaysText(halfDays: SimulatedHalfDay[]): string {
  const letterOf = (state: SimulatedHalfDay["state"]): string => Object.keys(LETTERS).find((letter) => LETTERS[letter] === state) ?? "n";
  return halfDays.map(({ day, half, state }) => `${day}-${half}-${letterOf(state)}`).join(".");
}

/** `refer.2026-11-16~warn.2026-11-20`. */
export function actsOf(text: string | undefined): SimulatedAct[] {
  return (text ?? "").split("~").flatMap((part) => {
    const [, step, on] = /^([a-z_]+)\.(\d{4}-\d{2}-\d{2})$/.exec(part) ?? [];
    return step === undefined || on === undefined ? [] : [{ step, on, outcome: DEFAULT_OUTCOMES[step] ?? "" }];
  });
}

/** The result that a step has most often, so that a history can be told by dates alone. */
const DEFAULT_OUTCOMES: Readonly<Record<string, string>> = {
  sign_measures: "signed",
  sign_support_contract: "signed",
  refer: "four_half_days",
  record_hearing: "came",
};

export const actsText = (acts: SimulatedAct[]): string => acts.map(({ step, on }) => `${step}.${on}`).join("~");

export function simulationOf(search: Search, today: string): SimulationIn {
  return {
    on: search["le"] ?? today,
    age: Number(search["age"] ?? 14),
    degree: (search["degre"] ?? "secondary") as SimulationIn["degree"],
    sector: (search["secteur"] ?? "public") as SimulationIn["sector"],
    counted_as: "complete",
    half_days: halfDaysOf(search["absences"]),
    acts: actsOf(search["actes"]).toSorted((a, b) => a.on.localeCompare(b.on)),
  };
}

export function simulationHref(search: Search): string {
  const entries = Object.entries(search).flatMap(([name, value]): [string, string][] => (value === undefined || value === "" ? [] : [[name, value]]));
  return entries.length === 0 ? "/simulateur" : `/simulateur?${new URLSearchParams(entries).toString()}`;
}
