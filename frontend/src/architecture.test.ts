/** What the compiler does not see: pages have their heading, colours stay tokens, files stay small. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname);
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((path) => /\.(tsx?|css)$/.test(path) && !path.includes(".gen."));
const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");

test("every page has a PageHeader or a PersonHeader, of its own or of its frame", () => {
  const pages = files.filter((path) => /\/pages\/.*\.tsx$/.test(path) && !path.endsWith(".test.tsx"));
  expect(pages.filter((path) => !/<(PageHeader|PersonHeader|LinkPage)\b/.test(text(path)))).toEqual([]);
});

test("colours are tokens of the design system", () => {
  const coloured = files.filter((path) => !path.includes(".test.") && /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=[;"'])|\brgba?\(/i.test(text(path)));
  expect(coloured).toEqual([]);
});

test("no file is longer than 250 lines", () => {
  expect(files.filter((path) => text(path).split("\n").length > 251)).toEqual([]);
});

/** Class, day, opaque identifiers and marks; no name; a day at most. */
const UNSENT_ROLL = join("features", "roll_calls", "logic", "unsent.ts");

test("nothing about a person is kept in the browser's storage", () => {
  const stores = files.filter((path) => !path.includes(".test.") && /\b(localStorage|sessionStorage|indexedDB)\b/.test(text(path)));
  expect(stores).toEqual([UNSENT_ROLL]);
});
