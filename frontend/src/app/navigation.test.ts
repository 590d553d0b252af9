import { describe, expect, test } from "vitest";

import { activeHref } from "@/shared/ui/navigation";

import { navigationFor, perimeterLabel } from "./navigation";

const me = (permissions: string[], home = "/") => ({
  id: "1", name: "Nadia Lemoine", role: "any", role_label: "CPE", home, permissions, units: [], demo: true, locks_after_minutes: null,
});
const labels = (permissions: string[], home?: string) => navigationFor(me(permissions, home)).map((entry) => entry.label);

const TEACHER = ["roll_calls:take", "absences:read", "students:read"];
const ADVISER = [...TEACHER, "roll_calls:supervise", "alerts:read", "attendance_cases:read", "imports:write", "schools:configure"];
const OFFICER = ["students:read", "attendance_cases:read", "attendance_cases:instruct", "letters:batch", "department:configure", "letterheads:set"];

describe("the navigation", () => {
  test("a teacher has roll calls and nothing to search", () => {
    expect(labels(TEACHER, "/appels")).toEqual(["Mes appels"]);
  });
  test("a tutor starts from their contracts, and finds what they have to do", () => {
    expect(labels(["training_contracts:read", "tutor_log:write"], "/tuteur")).toEqual(["Mes contrats", "À faire"]);
  });
  test("an adviser finds the day, the cases and the school", () => {
    expect(labels(ADVISER)).toEqual(["À faire", "Absences", "Dossiers", "Élèves", "Établissement"]);
  });
  test("an officer of the DSDEN starts from referrals", () => {
    expect(labels(OFFICER)).toEqual(["À faire", "Saisines", "Courriers", "Entretiens", "Dossiers", "Département"]);
  });
  test("who has more of pupils than their list finds it under them", () => {
    const [, entry] = navigationFor(me(["students:read", "orientation:read", "departures:write", "siei:returns"]));
    expect(entry?.children?.map((child) => child.label)).toEqual(["Tous les élèves", "Orientation", "Sorties", "Anciens élèves"]);
    expect(labels([...TEACHER, "orientation:read"], "/appels")).toEqual(["Mes appels", "Orientation"]);
  });
  test("who follows young people starts from them, and has seven entries at most", () => {
    const PSYEN = ["follow_ups:read", "interviews:write", "signals:write", "meetings:read", "support_plans:read", "students:read", "orientation:read"];
    expect(labels(PSYEN).slice(0, 4)).toEqual(["À faire", "Suivis", "Prévention", "Élèves"]);
    const [, following] = navigationFor(me(["follow_ups:read", "handovers:read", "siei:platform_list"]));
    expect(following?.children?.map((child) => child.label)).toEqual(["Liste de travail", "Jeunes transmis", "Liste du SIEI"]);
  });
  test("SIEI is where one meets it: run, followed under the département, or opened by its legal basis", () => {
    expect(labels(["siei:read_basis", "siei:read", "siei:run"])).toEqual(["À faire", "Campagnes SIEI"]);
    expect(labels(["siei:read_basis", "siei:activate", "accounts:manage"])).toEqual(["À faire", "Comptes", "Base juridique du SIEI"]);
    const department = navigationFor(me([...OFFICER, "siei:read"])).find((entry) => entry.label === "Département");
    expect(department?.children?.map((child) => child.label)).toContain("Campagnes SIEI");
  });
  test("figures are at the top, or under the school and the département when these have a menu", () => {
    expect(labels(["follow_ups:read", "indicators:read"])).toEqual(["À faire", "Suivis", "Indicateurs"]);
    const [school] = navigationFor(me([...ADVISER, "indicators:read"])).slice(-1);
    expect(school?.children?.[0]).toEqual({ label: "Indicateurs", href: "/indicateurs" });
    const [department] = navigationFor(me([...OFFICER, "indicators:read"])).slice(-1);
    expect(department?.children?.[0]).toEqual({ label: "Indicateurs", href: "/indicateurs" });
  });
  test("exactly one entry is current, the deepest", () => {
    const entries = navigationFor(me(ADVISER));
    expect(activeHref(entries, "/absences/nouvelle")).toBe("/absences");
    expect(activeHref(entries, "/")).toBe("/");
    expect(activeHref(entries, "/base-legale")).toBeNull();
  });
  test("several units are counted, not listed", () => {
    const unit = (name: string) => ({ id: name, kind: "school", name, uai: null, school_kind: null, department_code: null });
    expect(perimeterLabel({ ...me([]), units: [unit("Collège A"), unit("Collège B"), unit("C")] })).toBe("Collège A et 2 autres");
  });
});
