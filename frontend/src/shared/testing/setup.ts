import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

/** jsdom has no screen: every page is wide unless a test says otherwise. */
export function screenIs(narrow: boolean): void {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: narrow === query.includes("max-width"),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

screenIs(false);
afterEach(() => {
  cleanup();
  screenIs(false);
});
