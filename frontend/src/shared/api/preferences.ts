import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import type { components } from "./schema.gen";

type Schemas = components["schemas"];
export type Preferences = Schemas["PreferencesOut"];

/** Kept on the account, so that they follow the person from one computer to the next. */
export const preferencesQuery = queryOptions({
  queryKey: ["me", "preferences"],
  queryFn: () => bodyOf(api.GET("/api/v1/me/preferences")),
  staleTime: Infinity,
});

export const changePreferences = (body: Schemas["PreferencesIn"]): Promise<Preferences> => bodyOf(api.PATCH("/api/v1/me/preferences", { body }));
