import { expect, test } from "vitest";

import { csvOf } from "./csv";

test("a cell that begins like a formula is plain text", () => {
  expect(csvOf([["=1+1", 'dit "oui"']])).toBe("\ufeff\"'=1+1\";\"dit \"\"oui\"\"\"\r\n");
});
