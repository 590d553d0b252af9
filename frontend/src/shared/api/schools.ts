import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "./client";
import type { Me } from "./me";
import type { components } from "./schema.gen";

export type ClassLine = components["schemas"]["ClassLine"];

/** The school one stands in; the first when there are several. */
export const schoolOf = (me: Me | undefined) => me?.units.find((unit) => unit.kind === "school") ?? null;

/** Classes and groups of this year, those of a teacher only. */
export const classesQuery = (schoolId: string | undefined) =>
  queryOptions({
    queryKey: ["classes", schoolId],
    enabled: schoolId !== undefined,
    queryFn: () =>
      bodyOf(api.GET("/api/v1/schools/{school_id}/classes", { params: { path: { school_id: schoolId ?? "" }, query: { limit: 100 } } })),
    select: (page) => page.items,
    staleTime: 5 * 60_000,
  });

/** Divisions as the options of a filter, « Toutes » first. */
export const classOptions = (classes: readonly ClassLine[] = []) => [
  { value: "", label: "Toutes" },
  ...classes.filter((each) => each.kind === "division").map(({ id, name }) => ({ value: id, label: name })),
];
