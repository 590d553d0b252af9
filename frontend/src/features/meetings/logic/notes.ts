/** Who writes at which level, and who will read it: all, one profession, or one institution and the platform's manager. */

import type { components } from "@/shared/api/schema.gen";

type Level = components["schemas"]["NoteLevel"];

const PROFESSIONS: Readonly<Partial<Record<Level, string>>> = { social: "social_worker", health: "nurse" };

/** What this person may write in this meeting, the most closed first: a note is sealed unless its writer opens it. */
export const levelsOf = (levels: readonly Level[], role: string): Level[] =>
  levels.filter((level) => PROFESSIONS[level] === undefined || PROFESSIONS[level] === role).toReversed();

const READERS: Readonly<Record<Level, string>> = {
  educational: "tous les membres",
  social: "social, ma profession seule",
  health: "santé, ma profession seule",
  platform: "la plateforme, et mon institution",
  reserved: "mon institution et le responsable de la plateforme",
};

/** The choice of readers, in words. */
export const readersOf = (level: Level): string => READERS[level];

const SEALED = "Lue par votre profession seule. Les autres voient qu’elle existe.";
const HINTS: Readonly<Record<Level, string>> = {
  educational: "Ni santé, ni famille, ni délit.",
  social: SEALED,
  health: SEALED,
  platform: "Ni santé, ni famille, ni délit. Aucun autre partenaire ne la lit.",
  reserved: "Ni santé, ni famille, ni délit. La plateforme voit qu’elle existe ; aucun autre partenaire ne le sait.",
};

/** Who will read a note, said beside its field. */
export const hintOf = (level: Level): string => HINTS[level];
