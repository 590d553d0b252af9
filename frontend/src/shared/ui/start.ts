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
}
