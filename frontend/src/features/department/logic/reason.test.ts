import { expect, test } from "vitest";

import type { Reason } from "../api";
import { daysOf, situationOf } from "./reason";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");
const time = (from: string, to: string): Reason["times"][number] => ({ id: from, kind: "absence", starts_at: `2026-11-${from}:00+01:00`, ends_at: `2026-11-${to}:00+01:00` });

test("the lessons of a morning are one span, the afternoon another", () => {
  const days = daysOf([time("19T08:00", "19T09:00"), time("19T09:05", "19T12:00"), time("19T13:30", "19T17:00"), time("20T08:00", "20T09:00")]);
  expect(days.map(({ day, spans }) => [day, spans.map(plain)])).toEqual([
    ["2026-11-19", ["8 h 00 – 12 h 00", "13 h 30 – 17 h 00"]],
    ["2026-11-20", ["8 h 00 – 9 h 00"]],
  ]);
});

test("a reason says who has to decide, and then what was decided", () => {
  const reason = (more: Partial<Reason["standing"]>, with_dasen = true) =>
    plain(situationOf({ standing: { state: "referred_to_dasen", reason: "personal", judged_at: "2026-11-20T09:00:00+01:00", authority: "school", ...more }, with_dasen } as Reason));
  expect(reason({})).toBe("Motif transmis au DASEN le 20 nov. 2026. Les absences comptent jusqu’à sa décision.");
  expect(reason({ state: "admissible", authority: "dasen" })).toBe("Décision du DASEN le 20 nov. 2026 : motif recevable.");
  expect(reason({ state: "pending" }, false)).toBe("Motif reçu, à apprécier, le 20 nov. 2026.");
});
