import { createRouter } from "@tanstack/react-router";

import { followNavigation } from "./focus";
import { queryClient } from "./queryClient";
import { routeTree } from "./routes";
import { parseSearch, stringifySearch } from "./search";

export const router = createRouter({
  routeTree,
  context: { queryClient },
  scrollRestoration: true,
  defaultPendingMs: 300,
  parseSearch,
  stringifySearch,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

followNavigation(router);
