import { expect, test } from "vitest";

import type { Guardian, PupilMonth } from "@/shared/api/students";

import { draftOf, patchOf } from "./guardian";
import { calendarDays } from "./month";
import { statusWords } from "./status";
import { yearOf } from "./timeline";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");

test("both halves of a day share a cell, and what is to come is blank", () => {
  const cell = { label: "présent", mark: "·", counts: false, is_future: false };
  const cells = [
    { ...cell, day: "2026-11-23", half: "am", state: "unjustified" },
    { ...cell, day: "2026-11-23", half: "pm", state: "present" },
  ] as PupilMonth["cells"];
  expect(calendarDays({ cells } as PupilMonth, { day: "2026-11-23", half: "am" })).toEqual([{ date: "2026-11-23", am: { state: "unexcused", label: "présent" }, pm: null }]);
});

test("who left, and who is no longer in the file, are told apart", () => {
  expect(plain(statusWords({ status: "left", left_on: "2026-11-06", missing_since: null }))).toBe("parti le 6 nov.");
  expect(plain(statusWords({ status: "enrolled", left_on: null, missing_since: "2026-11-12" }))).toBe("plus dans la base depuis le 12 nov.");
});

test("a year is told in words, each event under the day it is about", () => {
  const event = { at: "2026-11-20T09:10:00+01:00", day: "2026-11-19", by_name: "" };
  const [reason, alert, act, contact] = yearOf([
    { ...event, kind: "reason", code: "admissible", detail: { reason: "transport_failure" } },
    { ...event, kind: "alert", code: "4", detail: { window: "calendar_month", closed_at: null } },
    { ...event, kind: "case", code: "convene", detail: { track: "school", target: "meeting_convened", case_id: "c", taken_over: false } },
    { ...event, kind: "contact", code: "answered", detail: { channel: "call", purpose: "absence_notice", note: "" }, by_name: "Nadia Lemoine" },
  ]);
  expect(plain(reason?.title ?? "")).toBe("Absence du 19 nov. : motif recevable");
  expect(alert).toMatchObject({ at: "2026-11-19", title: "Seuil de 4 demi-journées atteint dans le mois", detail: null });
  expect(act).toMatchObject({ title: "Réunion convoquée", document: { href: "/dossiers/c" } });
  expect(contact).toMatchObject({ at: event.at, actor: "Nadia Lemoine" });
});

test("a correction sends what was touched; an address not shown is not erased", () => {
  const guardian = { phone_mobile: "0639982516", email: null, accepts_sms: true, contact_first: false, address_protected: false, parental_authority: "joint" } as Guardian;
  const draft = draftOf(guardian);
  expect(patchOf(guardian, draft)).toEqual({});
  expect(patchOf(guardian, { ...draft, phone_mobile: " ", address_protected: true })).toEqual({ phone_mobile: null, address_protected: true });
  expect(patchOf(guardian, { ...draft, lines: "3 rue des Lilas\n", postal_code: "99900", city: "Villefictive" })).toEqual({
    address_lines: ["3 rue des Lilas"],
    postal_code: "99900",
    city: "Villefictive",
  });
});
