/** « l'élève » as typed by the server becomes « l’élève »: one mark on every page, whoever wrote the sentence. */
export const typeset = (sentence: string): string => sentence.replace(/(?<=\p{L})'(?=[\p{L}\p{N}«])/gu, "’");
