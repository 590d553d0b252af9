import { expect, test } from "vitest";

import { pagingOf } from "./paging";
import { sequenceIn } from "./recordList";

const href = (cursor: string | undefined): string => (cursor === undefined ? "/eleves" : `/eleves?suite=${cursor}`);

test("the third page goes back to the second, the second to the first", () => {
  pagingOf(undefined, "b", href);
  expect(pagingOf("b", "c", href)).toEqual({ page: 2, previousHref: "/eleves", nextHref: "/eleves?suite=c" });
  expect(pagingOf("c", null, href)).toEqual({ page: 3, previousHref: "/eleves?suite=b", nextHref: null });
});

test("a page that still loads does not become its own past", () => {
  pagingOf(undefined, "x", href);
  pagingOf("x", "x", href);
  expect(pagingOf("x", "y", href)).toMatchObject({ page: 2, previousHref: "/eleves" });
});

test("a page opened from an address goes back to the first", () => {
  expect(pagingOf("unknown", null, href)).toEqual({ page: 2, previousHref: "/eleves", nextHref: null });
});

test("a record knows its neighbours in the list it was opened from", () => {
  const list = { label: "Élèves", href: "/eleves", ids: ["a", "b", "c"] };
  const to = (id: string): string => `/eleves/${id}`;
  expect(sequenceIn(list, "a", to)).toEqual({ position: 1, total: 3, previousHref: null, nextHref: "/eleves/b" });
  expect(sequenceIn(list, "c", to)).toEqual({ position: 3, total: 3, previousHref: "/eleves/b", nextHref: null });
  expect(sequenceIn(null, "a", to)).toBeUndefined();
});
