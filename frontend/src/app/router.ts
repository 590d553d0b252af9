import { createRouter, parseSearchWith, stringifySearchWith } from "@tanstack/react-router";

import { followNavigation } from "./focus";
import { queryClient } from "./queryClient";
import { routeTree } from "./routes";

/** Filters stay in the URL as plain words: `?mois=2026-11&seuil=4`. */
export const router = createRouter({
  routeTree,
  context: { queryClient },
  scrollRestoration: true,
  defaultPendingMs: 300,
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith((value) => String(value)),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

followNavigation(router);
