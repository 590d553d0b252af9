import { describe, expect, test } from "vitest";

import type { Receipt } from "../api";
import { ageOn, bodyOfAnswers, CHECK, firstIncomplete, missingAt, NO_ANSWERS, standingOf, type Answers } from "./answers";
import { diaryOf, readAloud } from "./keep";

const COMMUNE = { code: "99902", name: "Montbrillac", postal_code: "99200" };
const YANIS: Answers = { ...NO_ANSWERS, birth: { day: "2", month: "5", year: "2008" }, where: "99200", commune: COMMUNE, last_class: "cap", diploma: "none", wish: "trade", first_name: "Yanis", family_name: "Bensalah", phone: "06 39 98 00 01" };
const born = (year: string, month: string, day: string): Answers => ({ ...YANIS, birth: { day, month, year } });

describe("five questions", () => {
  test("each screen asks for what it lacks, and the first lack is where one goes back to", () => {
    expect(firstIncomplete(NO_ANSWERS)).toBe(1);
    expect(firstIncomplete({ ...YANIS, wish: "" })).toBe(4);
    expect(firstIncomplete(YANIS)).toBe(CHECK);
  });
  test("a commune chosen is enough; a postal code no list knows needs its name", () => {
    expect(missingAt(2, { ...YANIS, commune: null })).toHaveProperty("city");
    expect(missingAt(2, { ...YANIS, commune: null, city: "Le Hameau" })).toEqual({});
    expect(missingAt(2, { ...YANIS, commune: null, where: "Mont" })).toHaveProperty("where");
  });
  test("one way to be reached is enough, and each must be whole", () => {
    expect(missingAt(5, YANIS)).toEqual({});
    expect(missingAt(5, { ...YANIS, phone: "", email: "yanis@jeune.invalid" })).toEqual({});
    expect(missingAt(5, { ...YANIS, phone: "" })).toHaveProperty("phone");
    expect(missingAt(5, { ...YANIS, phone: "0639" })).toHaveProperty("phone");
    expect(missingAt(5, { ...YANIS, email: "yanis" })).toHaveProperty("email");
    expect(missingAt(5, { ...YANIS, first_name: "http://x" })).toHaveProperty("first_name");
    expect(missingAt(5, { ...YANIS, first_name: "Anne-Sophie", family_name: "N’Diaye" })).toEqual({});
  });
  test("from sixteen until the day before twenty-six", () => {
    expect(ageOn("2010-11-24", "2026-11-23")).toBe(15);
    expect(standingOf(born("2010", "11", "24"), "2026-11-23")).toBe("too-young");
    expect(standingOf(born("2010", "11", "23"), "2026-11-23")).toBe("welcome");
    expect(standingOf(born("2000", "11", "24"), "2026-11-23")).toBe("welcome");
    expect(standingOf(born("2000", "11", "23"), "2026-11-23")).toBe("too-old");
  });
  test("what is sent is what was chosen", () => {
    expect(bodyOfAnswers(YANIS, "t")).toMatchObject({ birth_date: "2008-05-02", commune_code: "99902", postal_code: "99200", city: "Montbrillac", ticket: "t" });
    expect(bodyOfAnswers({ ...YANIS, commune: null, city: "Le Hameau" }, "t")).toMatchObject({ commune_code: null, city: "Le Hameau" });
  });
  test("the diary holds the promised days", () => {
    const receipt = { reference: "4F7K-2KXP", received_on: "2026-11-23", call_before: { on: "2026-11-30" }, interview_before: { on: "2026-12-08" } } as Receipt;
    expect(diaryOf(receipt)).toContain("DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261209");
    expect(diaryOf({ ...receipt, interview_before: null })).not.toContain("entretien");
    expect(readAloud("0800122500")).toBe("0 800 12 25 00");
    expect(readAloud("0261914130")).toBe("02 61 91 41 30");
  });
});
