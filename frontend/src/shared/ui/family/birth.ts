/** A day of birth typed in three fields. */

export interface Birth {
  day: string;
  month: string;
  year: string;
}

/** `2013-02-05`, or null when no such day exists. */
export function dateOf({ day, month, year }: Birth): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T12:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Six figures, however they were spaced. */
export const codeOf = (typed: string): string => typed.replace(/\D/g, "");
