/** Starts the design system: once, before the first render. Its terms reserve it, and Marianne, to State services. */
import "@codegouvfr/react-dsfr/main.css";
import "./styles/index.css";

import { startReactDsfr } from "@codegouvfr/react-dsfr/spa";

import { AppLink } from "./AppLink";

declare module "@codegouvfr/react-dsfr/spa" {
  interface RegisterLink {
    Link: typeof AppLink;
  }
}

export function startDesignSystem(): void {
  startReactDsfr({ defaultColorScheme: "system", Link: AppLink });
  printInLight();
}

/** Paper is white: the dark theme steps aside while printing. */
function printInLight(): void {
  const page = document.documentElement;
  let theme: string | undefined;
  window.addEventListener("beforeprint", () => {
    theme = page.dataset["frTheme"];
    page.dataset["frTheme"] = "light";
  });
  window.addEventListener("afterprint", () => {
    if (theme !== undefined) page.dataset["frTheme"] = theme;
  });
}
