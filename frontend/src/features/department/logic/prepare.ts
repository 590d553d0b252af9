/** Several warnings prepared from the inbox, one request each: a refusal takes no other with it. */

import { asProblem } from "@/shared/api/problem";

import { showCase, takeStep, type Referral } from "../api";

export interface Outcome {
  line: Referral;
  /** The server's sentence when it was not prepared. */
  refusal: string | null;
}

export async function prepareEach(lines: Referral[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const line of lines) outcomes.push(await prepareOne(line));
  return outcomes;
}

/** Every person written to gets a letter; to leave one out, the act is taken on its page. */
async function prepareOne(line: Referral): Promise<Outcome> {
  try {
    const { persons, version } = await showCase(line.id);
    await takeStep({ id: line.id, version }, { name: "prepare_warning", addressees: (persons ?? []).map((person) => person.id) });
    return { line, refusal: null };
  } catch (error) {
    const { title, detail, blockedBy } = asProblem(error);
    return { line, refusal: [detail === "" ? title : detail, ...blockedBy.filter((each) => !detail.includes(each))].join(" ") };
  }
}
