import { counted } from "./numbers";

export type HalfDay = "am" | "pm";

/** « matin », « après-midi ». */
export const halfDayLabel = (half: HalfDay): string => (half === "am" ? "matin" : "après-midi");

/** « 4 demi-journées », « 1 demi-journée », « aucune demi-journée ». */
export const halfDays = (count: number): string =>
  count === 0 ? "aucune demi-journée" : counted(count, "demi-journée");
