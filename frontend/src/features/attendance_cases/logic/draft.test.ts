import { expect, test } from "vitest";

import type { Case } from "../api";
import { bodyOfStep, fieldMap, firstDraft, missingIn, resumed } from "./draft";
import { fieldsOf } from "./fields";
import { takeOverFields } from "./takeOver";

const CASE = {
  facts: {
    counted_as: "complete",
    referral_threshold: 4,
    counts: [
      { window: "calendar_month", period: { first: "2026-10-01", last: "2026-10-31" }, raw: 6, proportional: "5", complete: 5 },
      { window: "calendar_month", period: { first: "2026-11-01", last: "2026-11-30" }, raw: 2, proportional: "1.5", complete: 1 },
    ],
  },
  persons: [{ id: "p1" }, { id: "p2" }],
} as unknown as Case;

test("a referral is offered the last period that reaches the threshold", () => {
  const draft = firstDraft(fieldsOf("refer"), CASE, "2026-11-24");
  expect(draft).toMatchObject({ "period.first": "2026-10-01", "period.last": "2026-10-31" });
});

test("a referral chooses among the triggers that are met, the first proposed", () => {
  const choices = (triggers: string[]) => fieldsOf("refer", triggers).flatMap((field) => (field.kind === "radio" ? field.choices.map(({ value }) => value) : []));
  expect(choices(["four_half_days"])).toEqual(["four_half_days"]);
  expect(firstDraft(fieldsOf("refer", ["four_half_days"]), CASE, "2026-11-24")).toMatchObject({ trigger: "four_half_days" });
  expect(firstDraft(fieldsOf("refer", ["reason"]), CASE, "2026-11-24")).toMatchObject({ trigger: "reason" });
});

test("every person written to is ticked first, and may be unticked", () => {
  expect(firstDraft(fieldsOf("prepare_warning"), CASE, "2026-11-24")).toEqual({ addressees: ["p1", "p2"] });
});

test("a refusal by the family is a result like a signature: only the date and the result are asked", () => {
  const fields = fieldsOf("sign_measures");
  expect(missingIn(fields, { held_on: "2026-11-20" })).toEqual(["outcome"]);
  expect(missingIn(fields, { held_on: "2026-11-20", outcome: "refused" })).toEqual([]);
});

test("optional fields left empty are not sent", () => {
  const body = bodyOfStep("sign_support_contract", fieldsOf("sign_support_contract"), { held_on: "2026-11-20", outcome: "signed" });
  expect(body).toEqual({ name: "sign_support_contract", held_on: "2026-11-20", outcome: "signed", measures: [] });
});

test("a step without fields is its name alone", () => {
  expect(bodyOfStep("acknowledge", fieldsOf("acknowledge"), {})).toEqual({ name: "acknowledge" });
});

test("a pointer finds its field, whether or not the server names the step before it", () => {
  const map = fieldMap("refer", fieldsOf("refer"));
  expect(map["/period/first"]).toEqual(map["/refer/period/first"]);
  expect(map["/trigger"]?.id).toBe("act-trigger");
});

test("a step taken over asks for its result only where there is one", () => {
  const names = (step: string) => takeOverFields(new Set(["dsden"]), step).map((field) => field.name);
  expect(names("record_hearing")).toContain("outcome");
  expect(names("warn")).not.toContain("outcome");
});

test("what was begun is found again over what is proposed", () => {
  const blank = firstDraft(fieldsOf("sign_measures"), CASE, "2026-11-24");
  expect(resumed(blank, { held_on: "2026-11-20", outcome: "signed" })).toMatchObject({ held_on: "2026-11-20", outcome: "signed" });
  expect(resumed(blank, undefined)).toEqual(blank);
});
