import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import type { components, paths } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type Indicators = Schemas["IndicatorsOut"];
export type Indicator = Schemas["IndicatorOut"];
export type IndicatorRow = Schemas["IndicatorRowOut"];
export type IndicatorCell = Schemas["IndicatorCellOut"];
export type Family = Schemas["IndicatorFamily"];
export type ListCode = Schemas["IndicatorList"];
type Query = NonNullable<paths["/api/v1/indicators/{family}"]["get"]["parameters"]["query"]>;

/** One family, for one territory and one school year. */
export const indicatorsQuery = (family: Family, query: Query) =>
  queryOptions({
    queryKey: ["indicators", family, query],
    queryFn: () => bodyOf(api.GET("/api/v1/indicators/{family}", { params: { path: { family }, query } })),
  });
