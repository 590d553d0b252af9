import { expect, test } from "vitest";

import { uaiKey } from "./uai";

test("seven digits call for their key letter", () => {
  expect(uaiKey("9990004")).toBe("A");
  expect(uaiKey("9990001X")).toBe("X");
  expect(uaiKey("99900")).toBeNull();
});
