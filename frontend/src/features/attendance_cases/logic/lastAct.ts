/** The act just taken, told once on the page of its case; in memory only. */

interface LastAct {
  caseId: string;
  title: string;
  letters: number;
}

let last: LastAct | null = null;

export const keepLastAct = (act: LastAct): void => {
  last = act;
};

export function takeLastAct(caseId: string): LastAct | null {
  const act = last?.caseId === caseId ? last : null;
  last = null;
  return act;
}
