import { isNotFound } from "@tanstack/react-router";
import { expect, test } from "vitest";

import { ApiProblem, problemOf } from "@/shared/api/problem";

import { requireRecord } from "./requireRecord";

const refusal = (status: number) => new ApiProblem(problemOf(new Response(null, { status }), {}));

/** What it throws, if anything. */
function thrownFor(error: Error | null): unknown {
  try {
    requireRecord(error);
    return null;
  } catch (thrown) {
    return thrown;
  }
}

test("a missing record, or an address that cannot be one, has the page of its own", () => {
  expect(isNotFound(thrownFor(refusal(404)))).toBe(true);
  expect(isNotFound(thrownFor(refusal(422)))).toBe(true);
});

test("what may pass, and what one may not do, is said where it happened", () => {
  expect([refusal(503), refusal(403), new TypeError("offline"), null].map(thrownFor)).toEqual([null, null, null, null]);
});
