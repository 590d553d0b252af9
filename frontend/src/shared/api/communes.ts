/** Communes of France, found as one types; anybody may ask. */

import { queryOptions } from "@tanstack/react-query";

import { openBody } from "./open";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type Commune = Schemas["CommuneFoundOut"];

/** By postal code, or by the beginning of the name. */
export const communesQuery = (typed: string) =>
  queryOptions({
    queryKey: ["communes", typed],
    queryFn: () => openBody<Schemas["CommunesFoundOut"]>(`communes?q=${encodeURIComponent(typed)}`),
    enabled: /^\d{5}$/.test(typed) || /^\D{2}/.test(typed),
    staleTime: Infinity,
  });
