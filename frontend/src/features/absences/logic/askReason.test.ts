import { expect, test } from "vitest";

import { halfDayKey, invitedWords, withoutReason } from "./askReason";

const line = (half: "am" | "pm", state: string) => ({ day: "2026-11-17", half, state }) as never;

test("only what waits for a reason is asked for", () => {
  expect(withoutReason([line("am", "justified"), line("pm", "unjustified"), line("am", "pending"), line("am", "present")]).map(halfDayKey)).toEqual([
    "2026-11-17 pm",
    "2026-11-17 am",
  ]);
});

test("a second demand names the day of the first", () => {
  expect(invitedWords(null, (day) => day)).toBe("Première demande du motif");
  expect(invitedWords("2026-11-10", () => "10 novembre")).toBe("Nouvelle demande du motif, la première est du 10 novembre");
});
