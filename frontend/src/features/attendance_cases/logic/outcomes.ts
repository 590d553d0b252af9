/** What came of an act, in words; each step has its own list of outcomes. */

import { ContractOutcome, HearingOutcome, MeasuresOutcome, Trigger, VisaOpinion } from "@/shared/api/reference.gen";

type Table = Readonly<Record<string, string>>;

const TABLES: Readonly<Record<string, Table>> = {
  convene_meeting: MeasuresOutcome,
  sign_measures: MeasuresOutcome,
  note_persistence: ContractOutcome,
  sign_support_contract: ContractOutcome,
  summon: HearingOutcome,
  summon_with_department: HearingOutcome,
  record_hearing: HearingOutcome,
  refer: Trigger,
  refer_again: Trigger,
  give_visa: VisaOpinion,
};

/** « La famille ne signe pas », or nothing when the outcome says nothing more than the step. */
export const outcomeWords = (step: string, outcome: string): string => TABLES[step]?.[outcome] ?? "";
