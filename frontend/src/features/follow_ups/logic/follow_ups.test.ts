import { describe, expect, test } from "vitest";

import type { FollowUpPage } from "../api";
import { ACTS, bodyOf, firstDraft, missingIn } from "./acts";
import { attemptOf, blankAttempt, likelyDays, missingIn as missingOf, NOT_REACHED, QUICK, REACHED } from "./attempts";
import { blankNotes, lacksOf } from "./interview";
import { contactWords, filtersOf, listHref, movesOf, nameOf, viewHref, viewOf } from "./list";
import { actHref, expectedOf, obligationSentence, offersOf, statusSentences } from "./record";
import { inSentence } from "./words";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");

const followed = {
  id: "f", platform_id: "p", platform_name: "Plateforme du Val", source: "siei", arrived_on: "2026-11-03", known_to_mission_locale: false,
  identity: { family_name: "Zerrouki", first_names: "Mehdi, Ali", birth_date: "2009-03-04", usage_name: null, sex: null, postal_code: null, city: null, phone: null, email: null },
  last: { school_uai: null, school_name: null, formation: null, left_on: null },
  contact_status: "contacted_no_answer", followup_status: "interviewed", close_reason: null, closed_on: null, obligation: "unknown", obligation_since: null, obligation_proof: null,
  failed_attempts: 2, next_contact_on: "2026-11-24", appointment_on: null, reached_on: null, interviewed_on: "2026-11-16",
  referent: { account_id: "a", name: "Sarah Meunier", since: "2026-11-17T10:00:00Z", away_until: null },
};
const page = (more: Partial<FollowUpPage> = {}): FollowUpPage =>
  ({
    followed, version: 1, age: 17, owes_training: true, is_open: true, may_write: true, referent_is_me: true, waiting: { code: "proposal", since: "2026-11-16", sentence: "" },
    deadlines: [], offers: [], close_reasons: ["moved"], referents: [], handover: null, attempts: [], interviews: [], solutions: [], return_requests: [], summons: [], referrals: [], findings: [],
    timeline: [], ...more,
  }) as unknown as FollowUpPage;

describe("the work list", () => {
  test("keeps its filters in the address and leaves its page when they change", () => {
    expect(listHref({ vue: "colonnes", apres: "c", commune: "" }, { besoin: "silences" })).toBe("/suivis?vue=colonnes&besoin=silences");
    expect(listHref({ vue: "table", apres: "c" }, { vue: undefined })).toBe("/suivis");
  });
  test("« moi » is the reader, and an unknown need is none", () => {
    expect(filtersOf({ referent: "moi", besoin: "a-rappeler", age: "16-17" }, "me")).toEqual({ scope: "open", need: "to_call_today", minors: true, referent_id: "me" });
    expect(filtersOf({ besoin: "tous" }, undefined)).toEqual({ scope: "open" });
  });
  test("calls are those of the day unless something else is looked at", () => {
    expect(viewHref({}, "appels")).toBe("/suivis?vue=appels&besoin=a-rappeler");
    expect(viewHref({ besoin: "silences" }, "appels")).toBe("/suivis?besoin=silences&vue=appels");
    expect(viewOf({ vue: "autre" })).toBe("table");
  });
  test("a name keeps one first name, whatever the file put between them", () => {
    expect(nameOf(followed.identity).first_name).toBe("Mehdi");
  });
  test("a contact is said with what comes next", () => {
    const line = { attempts: 2, contact_status: "contacted_no_answer" as const, next_contact_on: "2026-11-24", last_attempt_on: "2026-11-20" };
    expect(plain(contactWords(line))).toBe("2 essais, rappeler le 24 nov.");
    expect(contactWords({ ...line, attempts: 0, contact_status: "to_contact" })).toBe("aucun essai");
    expect(plain(contactWords({ ...line, contact_status: "unreachable" }))).toBe("injoignable, à revoir le 24 nov.");
  });
  test("a card moves to another status by its act, never to its own", () => {
    const moves = movesOf({ id: "f", followup_status: "in_support" }, false);
    expect(moves.map(({ label }) => label)).toEqual(["Rendez-vous pris", "En solution", "Suivi terminé"]);
    expect(movesOf({ id: "f", followup_status: "identified" }, true)[1]?.href).toBe("/suivis/f/entretiens/nouveau");
  });
});

describe("an attempt", () => {
  test("gives the day of a meeting with a meeting, and with nothing else", () => {
    const draft = { ...blankAttempt("appointment"), appointment_on: "2026-11-25", next_on: "2026-11-26" };
    expect(attemptOf(draft)).toEqual({ channel: "call", result: "appointment", appointment_on: "2026-11-25", next_on: null });
    expect(attemptOf({ ...draft, result: "call_back" }).appointment_on).toBeNull();
    expect(missingOf(blankAttempt("appointment"))).toHaveProperty("appointment_on");
  });
  test("a refusal is not called back", () => {
    expect(attemptOf({ ...blankAttempt("refuses_contact"), next_on: "2026-11-26" }).next_on).toBeNull();
  });
  test("every result is either not reached or reached; the five of the phone are among them", () => {
    const all = [...NOT_REACHED, ...REACHED].map(({ value }) => value);
    expect(new Set(all).size).toBe(all.length);
    expect(QUICK.every(({ result }) => all.includes(result))).toBe(true);
  });
  test("no day offered is a Saturday or a Sunday", () => {
    expect(likelyDays("2026-11-20")).toEqual(["2026-11-23", "2026-11-27"]);
  });
});

describe("the record", () => {
  test("three statuses are three sentences", () => {
    expect(statusSentences(page()).map(plain)).toEqual(["2 essais sans réponse. Prochain essai le 24 nov. 2026.", "Reçu en entretien le 16 nov. 2026.", "Obligation de formation à vérifier : aucune preuve n’est connue."]);
  });
  test("nothing is said of the obligation of an adult that nobody recorded", () => {
    expect(obligationSentence(page({ owes_training: false }))).toBe("L’obligation de formation ne s’applique pas à son âge.");
  });
  test("offers nothing of one's own where nothing may be written", () => {
    expect(offersOf(page({ may_write: false }), () => true)).toEqual([]);
  });
  test("the present waiting chooses the first gesture", () => {
    const offers = offersOf(page(), () => true);
    expect(expectedOf(page(), offers)).toBe("place");
    expect(expectedOf(page({ waiting: { code: "first_call", since: "2026-11-16", sentence: "" } }), offers)).toBe("call");
  });
  test("a place is looked for with the young person in mind", () => {
    expect(actHref("f", "place")).toBe("/places?pour=f");
    expect(actHref("f", "close")).toBe("/suivis/f/actes/close");
  });
});

describe("acts", () => {
  const around = { staff: [{ value: "a", label: "Sarah Meunier" }, { value: "b", label: "Karim Haddad" }], partners: [], platforms: [] };
  test("a relay is not offered to who holds it", () => {
    const [to] = ACTS["relais"]?.fields(page(), around, {}) ?? [];
    expect(to?.choices?.map(({ value }) => value)).toEqual(["b"]);
  });
  test("only the reasons that the facts allow close a follow-up", () => {
    const [reason] = ACTS["close"]?.fields(page(), around, {}) ?? [];
    expect(reason?.choices?.map(({ value }) => value)).toEqual(["moved"]);
  });
  test("a proof is asked once the answer can be proved", () => {
    const names = (obligation: string) => ACTS["record_obligation"]?.fields(page(), around, { obligation }).map(({ name }) => name);
    expect(names("unknown")).not.toContain("proof");
    expect(names("exempt")).toContain("proof");
  });
  test("what is empty is missing or null", () => {
    const fields = ACTS["solution"]?.fields(page(), around, {}) ?? [];
    expect(missingIn(fields, { type: "e2c" })).toEqual(["provider"]);
    expect(bodyOf(fields, { type: "e2c", provider: "E2C" })).toEqual({ type: "e2c", provider: "E2C", label: null, started_on: null, planned_end: null });
    expect(firstDraft("partner", page(), "2026-11-23")["fields"]).toEqual(["identity", "phone"]);
  });
});

describe("the interview", () => {
  test("says what its end lacks, in the order of the page", () => {
    const notes = blankNotes("2026-11-23", false);
    expect(lacksOf(notes).map(({ field }) => field)).toEqual(["needs", "skills", "school_level", "project", "synthesis", "next_step"]);
    expect(lacksOf({ ...notes, next_step: "propose_place" }).map(({ field }) => field)).toContain("next_on");
    expect(lacksOf({ ...notes, next_step: "no_support_wanted" }).map(({ field }) => field)).not.toContain("next_on");
  });
  test("a reorientation is held with the representative", () => {
    expect(lacksOf({ ...blankNotes("2026-11-23", true), kind: "reorientation" }).map(({ field }) => field)).toContain("with_representative");
  });
});

test("a label inside a sentence keeps its acronyms", () => {
  expect(inSentence("Liste du croisement SIEI")).toBe("liste du croisement SIEI");
  expect(inSentence("EPIDE")).toBe("EPIDE");
});
