/** A label inside a sentence: its first letter lowered, acronyms kept. */
export const inSentence = (label: string): string => (/^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase("fr") + label.slice(1) : label);
