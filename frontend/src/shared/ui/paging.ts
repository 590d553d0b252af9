/** Lists go forward by cursor; what was walked is kept in memory, so that « Page précédente » goes back by one page. */

import type { Paging } from "./Pager";

interface Step {
  /** Cursor of the page before; undefined for the first one. */
  before: string | undefined;
  page: number;
}

const walked = new Map<string, Step>();

/** Pages around this one. A cursor that came from a shared address has an unknown past: back is then the first page. */
export function pagingOf(cursor: string | undefined, next: string | null, hrefFor: (cursor: string | undefined) => string): Paging {
  const step = cursor === undefined ? { before: undefined, page: 1 } : (walked.get(cursor) ?? { before: undefined, page: 2 });
  // While a page loads, the one before is still shown with its own next cursor: the first way to a page is the true one.
  if (next !== null && next !== cursor && !walked.has(next)) walked.set(next, { before: cursor, page: step.page + 1 });
  return {
    page: step.page,
    previousHref: cursor === undefined ? null : hrefFor(step.before),
    nextHref: next === null ? null : hrefFor(next),
  };
}
