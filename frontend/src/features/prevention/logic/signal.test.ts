import { describe, expect, test } from "vitest";

import { decisionWords, dueWords, EMPTY, missingIn, trailOf } from "./signal";

describe("a concern", () => {
  test("names its pupil and at least one observation", () => {
    expect(missingIn(undefined, EMPTY)).toEqual({ student: "Choisissez l’élève.", observations: "Cochez au moins une observation." });
    expect(missingIn("1", { ...EMPTY, observations: ["alone"] })).toEqual({});
  });
  test("another fact is described", () => {
    expect(Object.keys(missingIn("1", { ...EMPTY, observations: ["other_fact"], fact: "  " }))).toEqual(["fact"]);
  });
  test("its steps are told in their order, the decision by its kind", () => {
    const sent = { reported_at: "2026-11-23T07:41:00Z", read_at: null, reader_name: null, agenda_on: null, decision: null, decided_at: null };
    expect(trailOf(sent)).toEqual(["Reçue le 23\u00a0nov."]);
    const answered = { ...sent, read_at: sent.reported_at, reader_name: "Nadia Lemoine", agenda_on: "2026-11-26", decision: "ppre", decided_at: "2026-11-26T16:00:00Z" };
    expect(trailOf(answered)).toEqual([
      "Reçue le 23\u00a0nov.",
      "lue par Nadia Lemoine le 23\u00a0nov.",
      "à l’ordre du jour du 26\u00a0nov.",
      "décidé le 26\u00a0nov.\u00a0: PPRE",
    ]);
  });
  test("a decision of the school life and one of a meeting read alike", () => {
    expect([decisionWords("interview"), decisionWords("family_contact")]).toEqual(["entretien avec l’élève", "échange avec la famille"]);
  });
  test("a late answer says by how much, an answered one says nothing", () => {
    const due = { decision: null, answer_due_on: "2026-12-07" };
    expect(dueWords(due, "2026-11-23")).toBe("réponse avant le 7\u00a0déc.");
    expect(dueWords(due, "2026-12-10")).toBe("réponse en retard de 3\u00a0jours");
    expect(dueWords({ ...due, decision: "nothing" }, "2026-12-10")).toBeNull();
  });
});
