/** The path and the commitments as a form, and as the server takes them. */

import { choicesOf } from "@/shared/api/labels";
import { YouthStatus } from "@/shared/api/reference.gen";

import type { Contract, ContractContent } from "../api";
import { textOf, type Draft, type Field } from "./fields";

type Module = Contract["modules"][number];

export const MODULES_AT_MOST = 8;

/** « Atelier : 14 h par semaine », one a line. */
export const modulesText = (modules: readonly Module[]): string => modules.map(({ title, duration }) => (duration === "" ? title : `${title}\u00a0: ${duration}`)).join("\n");

export function modulesOf(text: string): Module[] {
  return text
    .split("\n")
    .map((line) => line.replaceAll(/\u00a0/g, " ").trim())
    .filter((line) => line !== "")
    .slice(0, MODULES_AT_MOST)
    .map((line) => {
      const [title = "", ...rest] = line.split(":");
      return { title: title.trim(), duration: rest.join(":").trim() };
    });
}

export function contentFields({ first_name, place }: Pick<Contract, "first_name" | "place">): Field[] {
  return [
    { name: "objective", kind: "area", label: "Objectif", hint: `Avec les mots de ${first_name}. Exemple\u00a0: obtenir un CAP et devenir monteur en chauffage.`, max: 240, optional: true },
    { name: "youth_status", kind: "radio", label: "Statut pendant le parcours", choices: choicesOf(YouthStatus), optional: true },
    { name: "starts_on", kind: "date", label: "Premier jour", days: [place.entry_on], optional: true },
    { name: "ends_on", kind: "date", label: "Fin prévue", optional: true },
    { name: "first_day", kind: "text", label: "Où se présenter le premier jour", hint: "Exemple\u00a0: 8 h 30, atelier B2", max: 140, optional: true },
    { name: "timetable", kind: "area", label: "Emploi du temps", hint: "Exemple\u00a0: allégé jusqu’en janvier, quatre jours par semaine", max: 240, optional: true },
    { name: "modules", kind: "area", label: "Modules", hint: "Un par ligne, sa durée après deux-points. Exemple\u00a0: Atelier\u00a0: 14 h par semaine", max: 1200, optional: true },
    { name: "young_person", kind: "area", label: `${first_name} s’engage à`, hint: "Une phrase. Exemple\u00a0: venir, prévenir en cas d’empêchement, dire ce qui bloque.", max: 240, optional: true, pointer: "/commitments/young_person" },
    { name: "tutor", kind: "area", label: "Le tuteur s’engage à", hint: "Exemple\u00a0: faire un point par semaine, être joignable le mardi.", max: 240, optional: true, pointer: "/commitments/tutor" },
    { name: "provider", kind: "area", label: "L’établissement ou la structure s’engage à", hint: "Exemple\u00a0: alléger l’emploi du temps jusqu’en janvier.", max: 240, optional: true, pointer: "/commitments/provider" },
  ];
}

export function contentDraft(contract: Contract): Draft {
  const { commitments } = contract;
  return {
    objective: contract.objective,
    youth_status: contract.youth_status ?? "",
    starts_on: contract.starts_on ?? contract.place.entry_on,
    ends_on: contract.ends_on ?? "",
    first_day: contract.first_day,
    timetable: contract.timetable,
    modules: modulesText(contract.modules),
    ...commitments,
  };
}

const dayOr = (value: string): string | null => (value === "" ? null : value);

export function contentBody(draft: Draft): ContractContent {
  const said = (name: string): string => textOf(draft, name);
  return {
    objective: said("objective"),
    youth_status: dayOr(said("youth_status")) as ContractContent["youth_status"],
    starts_on: dayOr(said("starts_on")),
    ends_on: dayOr(said("ends_on")),
    first_day: said("first_day"),
    timetable: said("timetable"),
    modules: modulesOf(draft["modules"] ?? ""),
    commitments: { young_person: said("young_person"), tutor: said("tutor"), provider: said("provider") },
  };
}
