import { describe, expect, test } from "vitest";

import * as format from ".";

/** Spaces of every kind become one, so that expectations stay readable. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test("one is called by the first of one’s first names", () => {
  expect(["Eden, Léo", "Eden Léo", "Marie-Lou", ""].map(format.givenName)).toEqual(["Eden", "Eden", "Marie-Lou", ""]);
});

describe("dates", () => {
  test("a heading says the weekday and the year", () => {
    expect(plain(format.longDate("2026-11-23"))).toBe("lundi 23 novembre 2026");
  });
  test("the first of a month is ordinal", () => {
    expect(plain(format.longDate("2026-12-01"))).toBe("mardi 1er décembre 2026");
    expect(plain(format.dayMonth("2026-12-01"))).toBe("1er déc.");
    expect(plain(format.weekdayDate("2026-12-21"))).toBe("lundi 21 décembre");
  });
  test("text, table and month each have their form", () => {
    expect(plain(format.textDate("2026-11-23"))).toBe("23 nov. 2026");
    expect(format.tableDate("2026-11-23")).toBe("23/11/2026");
    expect(format.monthName("2026-11")).toBe("novembre 2026");
  });
  test("the day never breaks away from its month", () => {
    expect(format.textDate("2026-11-23")).toContain("23\u00a0nov.");
  });
  test("an hour is read in the school's zone", () => {
    expect(plain(format.clockTime("2026-11-23T07:07:00Z"))).toBe("8 h 07");
    expect(plain(format.clockTime("2026-11-23T04:07:00Z", "Indian/Reunion"))).toBe("8 h 07");
    expect(plain(format.clockTime("2026-11-22T23:05:00Z"))).toBe("0 h 05");
  });
  test("an instant late in the evening belongs to the next day in Paris", () => {
    expect(format.dayOf("2026-11-22T23:30:00Z")).toBe("2026-11-23");
  });
  test("a period repeats the month only when it changes", () => {
    expect(plain(format.period("2026-11-02", "2026-11-27"))).toBe("du 2 au 27 nov.");
    expect(plain(format.period("2026-11-28", "2026-12-03"))).toBe("du 28 nov. au 3 déc.");
    expect(plain(format.period("2026-11-01", "2026-11-05"))).toBe("du 1er au 5 nov.");
    expect(plain(format.period("2026-11-02", "2026-11-02"))).toBe("le 2 nov.");
  });
  test("distance is told in words", () => {
    expect(plain(format.relativeDay("2026-11-17", "2026-11-23"))).toBe("il y a 6 jours");
    expect(format.relativeDay("2026-11-22", "2026-11-23")).toBe("hier");
    expect(plain(format.relativeDay("2026-12-01", "2026-11-23"))).toBe("dans 8 jours");
    expect(plain(format.sinceDay("2026-11-17", "2026-11-23"))).toBe("depuis 6 jours");
  });
  test("adding days crosses the change of hour", () => {
    expect(format.addDays("2026-10-24", 2)).toBe("2026-10-26");
  });
  test("months follow each other over the year", () => {
    expect(format.monthBeside("2026-01", -1)).toBe("2025-12");
    expect(format.monthBeside("2026-12", 1)).toBe("2027-01");
  });
  test("a school year has two numbers", () => {
    expect(format.schoolYear(2026)).toBe("2026-2027");
  });
});

describe("numbers", () => {
  test("thousands, percent and decimals are French", () => {
    expect(plain(format.integer(1800))).toBe("1 800");
    expect(plain(format.percent(0.054))).toBe("5,4 %");
    expect(format.decimal(3.2)).toBe("3,2");
  });
  test("French takes the plural from two", () => {
    expect(plain(format.counted(1, "élève"))).toBe("1 élève");
    expect(plain(format.counted(0, "élève"))).toBe("0 élève");
    expect(plain(format.counted(12, "élève"))).toBe("12 élèves");
  });
  test("no half-day is said, not numbered", () => {
    expect(format.halfDays(0)).toBe("aucune demi-journée");
    expect(plain(format.halfDays(4))).toBe("4 demi-journées");
  });
  test("files are weighed in ko and Mo", () => {
    expect(plain(format.fileSize(84_000))).toBe("84 ko");
    expect(plain(format.fileSize(1_200_000))).toBe("1,2 Mo");
  });
});

describe("names", () => {
  const lucas = { family_name: "Fontaine", first_name: "Lucas" };
  test("lists and sentences say a name in two ways", () => {
    expect(format.listName(lucas)).toBe("FONTAINE Lucas");
    expect(format.sentenceName(lucas)).toBe("Lucas Fontaine");
  });
  test("capitals of a file are lowered in a sentence only", () => {
    expect(format.sentenceName({ family_name: "LE GOFF-D’ARC", first_name: "Manon" })).toBe("Manon Le Goff-D’Arc");
    expect(format.sentenceName({ family_name: "McGregor", first_name: "Ian" })).toBe("Ian McGregor");
  });
  test("a phone number is read in pairs, a foreign one as it came", () => {
    expect(plain(format.phoneNumber("0639980122"))).toBe("06 39 98 01 22");
    expect(format.phoneNumber("+32 2 123")).toBe("+32 2 123");
  });
});

describe("apostrophes", () => {
  test("between letters they are typographic, elsewhere they stay", () => {
    expect(format.typeset("L'élève n'a pas d'adresse, jusqu'au 23, d'«\u00a0AVIS\u00a0».")).toBe("L’élève n’a pas d’adresse, jusqu’au 23, d’«\u00a0AVIS\u00a0».");
    expect(format.typeset("'mot' ou 5'")).toBe("'mot' ou 5'");
  });
});
