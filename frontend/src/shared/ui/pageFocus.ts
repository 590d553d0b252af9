/** Where focus goes when the page changes: to the heading, or back to the link that was used. */

import { useEffect, useRef, type RefObject } from "react";

import { typeset } from "@/shared/format";

type Arrival = "first" | "forward" | "back";

let arrival: Arrival = "first";
let settled = true;

/** Called by the router: forward moves focus to the new heading, back leaves it to the link. */
export function pageChanges(kind: Exclude<Arrival, "first">): void {
  arrival = kind;
  settled = false;
}

/**
 * Names the document « {title} – {context} – Raccroche » and, after a navigation, focuses the heading. The heading
 * is focused again only if the first one disappeared with the loading state.
 */
export function usePageTitle(title: string, context?: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = window.location;

  useEffect(() => {
    document.title = typeset([title, context, "Raccroche"].filter(Boolean).join(" – "));
  }, [title, context]);

  useEffect(() => {
    if (arrival !== "forward" || (settled && document.activeElement !== document.body)) return;
    settled = true;
    heading.current?.focus({ preventScroll: true });
  }, [pathname]);

  return heading;
}
