/** No-break space: before « : », inside guillemets, between a number and its unit. */
export const NBSP = "\u00a0";
/** Narrow no-break space: thousands, percent, before « ; ! ? ». */
export const NNBSP = "\u202f";
