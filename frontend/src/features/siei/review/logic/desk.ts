/** The reader's desk: the pair before them, the one taken ahead, the answers on their way, the last one told. */

import type { Answer, Answered, Holder, NextPair, Pair, Progress } from "../api";

export interface Told {
  pair: Pair;
  answer: Answer;
  /** What it changes, once the server has said so. */
  consequence: string | null;
}

export interface Desk {
  current: Pair | null;
  ahead: readonly Pair[];
  /** Shown as decided, not yet said kept. */
  sending: readonly Pair[];
  last: Told | null;
  progress: Progress | null;
  /** Nothing was left for this reader when it was last asked. */
  isEmpty: boolean;
  holders: readonly Holder[];
}

export const CLEAR: Desk = { current: null, ahead: [], sending: [], last: null, progress: null, isEmpty: false, holders: [] };

export type Happening =
  | { kind: "taken"; next: NextPair }
  | { kind: "answered"; answer: Answer }
  | { kind: "told"; told: Answered }
  /** `back` puts the pair before the reader again; else somebody else has it. */
  | { kind: "refused"; pair: Pair; back: boolean }
  | { kind: "undone"; next: NextPair }
  | { kind: "asked_again" };

export function after(desk: Desk, happening: Happening): Desk {
  switch (happening.kind) {
    case "taken":
      return withTaken(desk, happening.next);
    case "answered":
      return withAnswer(desk, happening.answer);
    case "told":
      return withConsequence(desk, happening.told);
    case "refused":
      return withRefusal(desk, happening.pair, happening.back);
    case "undone":
      return { ...inFront(desk, happening.next.pair), last: null, progress: happening.next.progress, isEmpty: false };
    case "asked_again":
      return { ...desk, isEmpty: false, holders: [] };
  }
}

/** One pair ahead is enough: it comes while the reader reads. */
export const wantsMore = (desk: Desk): boolean => !desk.isEmpty && desk.ahead.length === 0;

/** What the server must not give: it is on the desk, or leaving it. */
export const onDesk = ({ current, ahead, sending }: Desk): string[] => [...(current === null ? [] : [current]), ...ahead, ...sending].map(({ id }) => id);

/** A postponement says why; so does « même personne » against a veto. */
export const needsMotive = (pair: Pair, answer: Answer): boolean => answer === "later" || (answer === "same" && pair.veto !== null);

function withTaken(desk: Desk, { pair, progress, holders }: NextPair): Desk {
  const known = { ...desk, progress: desk.sending.length === 0 ? progress : desk.progress };
  if (pair === null) return { ...known, isEmpty: true, holders };
  if (onDesk(desk).includes(pair.id)) return known;
  return desk.current === null ? { ...known, current: pair } : { ...known, ahead: [...desk.ahead, pair] };
}

function withAnswer(desk: Desk, answer: Answer): Desk {
  if (desk.current === null) return desk;
  const [next = null, ...ahead] = desk.ahead;
  return {
    ...desk, current: next, ahead, sending: [...desk.sending, desk.current], last: { pair: desk.current, answer, consequence: null },
    progress: desk.progress === null ? null : counting(desk.progress, desk.current, answer),
  };
}

/** The bar moves at once; the server's figures come with its answer. */
function counting(progress: Progress, pair: Pair, answer: Answer): Progress {
  if (answer === "later" || progress.left === 0) return progress;
  const sampled = pair.blind && progress.sampled < progress.sample;
  return { ...progress, left: progress.left - 1, sampled: progress.sampled + Number(sampled), reviewed: progress.reviewed + Number(!sampled) };
}

function withConsequence(desk: Desk, { pair_id, answer, consequence, progress }: Answered): Desk {
  const sending = desk.sending.filter(({ id }) => id !== pair_id);
  const last = desk.last?.pair.id === pair_id ? { ...desk.last, consequence } : desk.last;
  // What was postponed comes back at the end of the file.
  return { ...desk, sending, last, progress: sending.length === 0 ? progress : desk.progress, isEmpty: desk.isEmpty && answer !== "later" };
}

function withRefusal(desk: Desk, pair: Pair, back: boolean): Desk {
  const rest = { ...desk, sending: desk.sending.filter(({ id }) => id !== pair.id), last: desk.last?.pair.id === pair.id ? null : desk.last };
  return back ? inFront(rest, pair) : { ...rest, isEmpty: false };
}

/** A pair comes back before the reader, and the one they had waits. */
function inFront(desk: Desk, pair: Pair | null): Desk {
  if (pair === null) return desk;
  const others = [...(desk.current === null ? [] : [desk.current]), ...desk.ahead].filter(({ id }) => id !== pair.id);
  return { ...desk, current: pair, ahead: others, sending: desk.sending.filter(({ id }) => id !== pair.id) };
}
