/** What can be checked while typing; the server has the last word, with its list of known passwords. */

export const MINIMUM_LENGTH = 12;
const FEWEST_CHARACTERS = 5;

export interface Criterion {
  message: string;
  met: boolean;
}

export function passwordCriteria(password: string): Criterion[] {
  return [
    { message: `${MINIMUM_LENGTH}\u00a0caractères au moins`, met: password.length >= MINIMUM_LENGTH },
    {
      message: `${FEWEST_CHARACTERS}\u00a0caractères différents au moins`,
      met: new Set(password.toLocaleLowerCase("fr")).size >= FEWEST_CHARACTERS,
    },
  ];
}
