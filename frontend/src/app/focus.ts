/** Focus follows navigation: to the new heading, or back to the link that was used. */

import type { AnyRouter, RouterHistory } from "@tanstack/react-router";

import { pageChanges } from "@/shared/ui/pageFocus";

const TRIES = 20;
const PAUSE_MS = 100;

export function followNavigation(router: AnyRouter): void {
  const usedLinks = new Map<string, string>();
  const history = router.history as RouterHistory;
  let pathname = history.location.pathname;
  let goingBack = false;

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const href = link?.getAttribute("href");
      if (href != null) usedLinks.set(window.location.href, href);
    },
    { capture: true },
  );

  history.subscribe(({ location, action }) => {
    const samePage = location.pathname === pathname;
    pathname = location.pathname;
    goingBack = action.type === "BACK";
    if (!samePage) pageChanges(goingBack ? "back" : "forward");
  });

  router.subscribe("onRendered", () => {
    if (!goingBack) return;
    goingBack = false;
    const href = usedLinks.get(window.location.href);
    if (href !== undefined) focusWhenThere(`main a[href="${CSS.escape(href)}"]`, TRIES);
  });
}

/** Data may still load: tries for two seconds. */
function focusWhenThere(selector: string, tries: number): void {
  const link = document.querySelector<HTMLElement>(selector);
  if (link !== null) link.focus();
  else if (tries > 0) setTimeout(() => focusWhenThere(selector, tries - 1), PAUSE_MS);
}
