/** No-break space: before « : », inside guillemets, between a number and its unit. */
export const NBSP = "\u00a0";
/** Narrow no-break space: thousands, percent, before « ; ! ? ». */
export const NNBSP = "\u202f";

/** A full stop, unless the sentence already ends with an abbreviation: « du 2 au 27 nov. ». */
export const sentenceEnd = (text: string): string => (text.endsWith(".") ? text : `${text}.`);
