import { describe, expect, test } from "vitest";

import type { Contract } from "../api";
import { consequencesOf, fieldsOf, firstDraft, stepBody } from "./acts";
import { modulesOf, modulesText } from "./content";
import { mapOf, missingIn, type Field } from "./fields";
import { amendmentBody, amendmentFields, dueMark, ownActs, reviewBody, reviewFields, reviewLabel } from "./following";
import { contractCounters, contractFilters, contractsHref, forTutor } from "./lists";
import { partyBody } from "./parties";
import { awaited, expectedOf, stepsOf } from "./steps";
import { changesOf, nextOf, noteWords, partyWords, stepWords } from "./words";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const TODAY = "2026-11-23";
const mark = (months: number, due_on: string, held: boolean | null = null): Contract["marks"][number] => ({ months, due_on, held, said_by: null, noted_on: null, words: "" });
const MARKS = [mark(1, "2026-11-20"), mark(3, "2027-01-20"), mark(6, "2027-04-20"), mark(12, "2027-10-20")];
const contract = (more: Partial<Contract> = {}): Contract =>
  ({
    id: "c", version: 3, state: "active", first_name: "Mehdi", is_minor: true, follow_up_id: "f", interviewed_on: "2026-11-02", signed: 2, signatories: 4, started_on: "2026-10-20", marks: MARKS,
    place: { hold_state: "confirmed", confirmed_on: "2026-11-03", provider_name: "LP Jacques-Prévert" }, steps: [], parties: [], may_sign_as: null, may_prepare: true, may_note: false, starts_on: "2026-10-20", ...more,
  }) as Contract;
const party = { name: "Samia Zerrouki", signed_on: null, means: null, declined_on: null, link: "", link_sent_on: null };

describe("the way of a contract", () => {
  test("says how many have signed, and where one stands", () => {
    const steps = stepsOf(contract({ state: "to_sign", started_on: null }));
    expect(steps.map(({ label, state }) => `${label} ${state}`)).toEqual(["Entretien done", "Place done", "Projet done", "Signatures current", "En cours not_yet", "1, 3, 6 et 12 mois not_yet"]);
    expect(steps[3]?.state_label).toBe("2 sur 4");
  });
  test("shows no interview to who stands outside the platform", () => {
    expect(stepsOf(contract({ follow_up_id: null })).map(({ label }) => label)).not.toContain("Entretien");
  });
  test("keeps a place to confirm in view before anything else", () => {
    const place = { ...contract().place, hold_state: "held" as const };
    expect(stepsOf(contract({ state: "draft", started_on: null, place }))[1]?.state).toBe("current");
  });
  test("has no next step as long as something is missing", () => {
    expect(expectedOf("to_sign", [{ name: "start", blocked_by: ["La signature du tuteur manque."] }, { name: "take_back", blocked_by: [] }])).toBeNull();
    expect(expectedOf("to_sign", [{ name: "start", blocked_by: [] }])).toBe("start");
  });
});

describe("who signs", () => {
  test("says how a signature was given, or what it waits for", () => {
    expect(plain(partyWords({ ...party, signed_on: "2026-12-02", means: "code" }, "to_sign"))).toBe("signé le 2 déc., code reçu par courriel");
    expect(plain(partyWords({ ...party, link: "sent", link_sent_on: "2026-12-02" }, "to_sign"))).toBe("lien et code envoyés le 2 déc., pas encore ouverts");
    expect(plain(partyWords({ ...party, declined_on: "2026-12-02" }, "to_sign"))).toBe("n’a pas souhaité signer, le 2 déc.");
    expect(partyWords(party, "to_sign")).toBe("signature attendue");
    expect(partyWords({ ...party, name: "" }, "draft")).toBe("à indiquer");
  });
  test("a tutor is an account, the others are named", () => {
    expect(partyBody({ party: "tutor", name: "", quality: "" }, { account_id: "a" })).toEqual({ party: "tutor", name: "", quality: "", email: "", account_id: "a" });
    expect(partyBody({ party: "young_person", name: "Mehdi Zerrouki", quality: "" }, { email: " m@example.invalid " })).toEqual({ party: "young_person", name: "Mehdi Zerrouki", quality: "", email: "m@example.invalid" });
  });
});

test("a tutor meets first what waits for a signature, last what is over", () => {
  const states = (lines: { state: Contract["state"] }[]): string[] => lines.map(({ state }) => state);
  const [open, over] = forTutor((["completed", "draft", "suspended", "active", "to_sign"] as const).map((state) => ({ state })));
  expect([states(open), states(over)]).toEqual([["to_sign", "active", "suspended", "draft"], ["completed"]]);
});

test("names whom the signatures wait for, since the day the contract was sent", () => {
  const parties = [{ required: true, signed_on: "2026-11-19", name: "Mehdi" }, { required: true, signed_on: null, name: "Samira Zerrouki" }] as Contract["parties"];
  const steps = [{ step: 1, name: "send_to_sign", on: "2026-11-18" }] as Contract["steps"];
  expect(awaited({ state: "to_sign", parties, steps })).toEqual({ who: "Samira Zerrouki", since: "2026-11-18" });
  expect(awaited({ state: "active", parties, steps })).toBeNull();
});

describe("acts", () => {
  test("a breach asks its reason and what follows for the young person", () => {
    const fields = fieldsOf("break", contract(), TODAY);
    expect(missingIn(fields, firstDraft("break", TODAY))).toEqual(["reason", "after"]);
    expect(stepBody("break", fields, { reason: "moved", after: "new_place", on: TODAY })).toEqual({ name: "break", reason: "moved", after: "new_place", on: TODAY });
    expect(plain(consequencesOf("break", contract()).join(" "))).toContain("Ni sanction, ni courrier.");
  });
  test("a refusal of the server finds its field", () => {
    const fields: Field[] = [{ name: "tutor", kind: "area", label: "Le tuteur", pointer: "/commitments/tutor" }];
    expect(mapOf("content", fields)).toEqual({ "/commitments/tutor": { id: "content-tutor", label: "Le tuteur" } });
  });
  test("offers the signature first to who signs, a review while it runs, none to the head", () => {
    const all = (): boolean => true;
    expect(ownActs(contract(), all, TODAY).map(({ name }) => name)).toEqual(["bilan", "avenant"]);
    expect(ownActs(contract({ state: "to_sign", may_sign_as: "provider", follow_up_id: null, may_prepare: false }), all, TODAY).map(({ name }) => name)).toEqual(["signer"]);
    expect(ownActs(contract({ follow_up_id: null, may_prepare: false }), all, TODAY)).toEqual([]);
    expect(ownActs(contract({ state: "draft", started_on: null }), all, TODAY).map(({ name }) => name)).toEqual(["parcours"]);
  });
});

describe("while it runs", () => {
  test("the review answers the mark whose day has come, and only that one", () => {
    expect(dueMark(MARKS, TODAY)?.months).toBe(1);
    expect(reviewLabel(MARKS, TODAY)).toBe("Faire le bilan du 1er mois");
    expect(plain(reviewLabel([mark(1, "2026-11-20", true), ...MARKS.slice(1)], TODAY))).toBe("Faire le bilan des 3 mois");
    const draft = { on: TODAY, attendance: "regular", progress: "ahead", decision: "continue", held: "yes" };
    expect(reviewBody(contract(), draft, TODAY)).toEqual({ ...draft, line: "", held: true, months: 1 });
    expect(reviewFields(contract({ marks: MARKS.slice(1) }), TODAY).map(({ name }) => name)).not.toContain("held");
  });
  test("an amendment asks only what its kind changes", () => {
    expect(amendmentFields({}, TODAY, []).map(({ name }) => name)).toEqual(["kind"]);
    expect(amendmentFields({ kind: "dates" }, TODAY, []).map(({ name }) => name)).toEqual(["kind", "ends_on", "effective_on", "line"]);
    expect(amendmentBody({ kind: "path", timetable: "Le matin", modules: "Atelier : 14 h", tutor: "Autre", effective_on: TODAY, line: "Essai" })).toEqual({
      kind: "path", timetable: "Le matin", modules: [{ title: "Atelier", duration: "14 h" }], effective_on: TODAY, line: "Essai",
    });
  });
  test("says what an amendment changed, and no more", () => {
    expect(changesOf({ before: { timetable: "Le matin", modules: [] }, after: { timetable: "Le soir", modules: [] } })).toEqual([{ label: "Emploi du temps", before: "Le matin", after: "Le soir" }]);
  });
  test("reads modules one a line, and writes them back", () => {
    expect(modulesOf("Atelier : 14 h par semaine\n\nStage")).toEqual([{ title: "Atelier", duration: "14 h par semaine" }, { title: "Stage", duration: "" }]);
    expect(modulesOf(modulesText([{ title: "Atelier", duration: "14 h" }]))).toEqual([{ title: "Atelier", duration: "14 h" }]);
  });
  test("a note is read in two lines", () => {
    expect(plain(noteWords({ presence: "most_days", progress: "Tient son carnet", obstacle: "transport", line: "" }))).toBe("Présent presque tous les jours. Tient son carnet. Frein : transport.");
    expect(plain(stepWords({ reason: "moved", after: "mission_locale" }))).toBe("Déménagement, la mission locale prend le relais");
  });
});

describe("the list", () => {
  test("keeps plain words in the address", () => {
    expect(contractFilters({ etat: "a-signer" })).toEqual({ limit: 50, view: "to_sign" });
    expect(contractFilters({ etat: "broken", suivi: "f" })).toEqual({ limit: 50, state: "broken", follow_up_id: "f" });
    expect(contractsHref({ etat: undefined })).toBe("/contrats");
    const counters = contractCounters({ drafts: 1, to_sign: 3, running: 8, reviews_due: 2, marks_due: 1 }, { etat: "a-signer" });
    expect(counters.map(({ count, label }) => `${count} ${label}`)).toEqual(["3 à signer", "2 bilans dus", "1 point à dire", "8 en cours", "1 projet"]);
    expect(counters[0]?.href).toBe("/contrats");
  });
  test("names whom one waits for", () => {
    const line = { state: "to_sign" as const, signed: 2, signatories: 4, next_review_on: null, next_mark_on: null, ends_on: null };
    expect(plain(nextOf(line).words)).toBe("Signatures : 2 sur 4");
    expect(nextOf({ ...line, state: "active", next_review_on: "2026-12-07" })).toEqual({ words: "Bilan", on: "2026-12-07" });
  });
});
