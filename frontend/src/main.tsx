import { QueryClientProvider } from "@tanstack/react-query";
import { isNotFound, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { queryClient } from "@/app/queryClient";
import { router } from "@/app/router";
import { ShortcutProvider } from "@/shared/ui/shortcuts";
import { startDesignSystem } from "@/shared/ui/start";

startDesignSystem();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

/** A missing record has its page: it is no fault to log. */
function logFault(error: unknown): void {
  if (!isNotFound(error)) console.error(error);
}

createRoot(root, { onCaughtError: logFault }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ShortcutProvider>
        <RouterProvider router={router} />
      </ShortcutProvider>
    </QueryClientProvider>
  </StrictMode>,
);
