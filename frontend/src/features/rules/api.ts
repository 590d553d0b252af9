import { queryOptions } from "@tanstack/react-query";

import { api, bodyOf } from "@/shared/api/client";
import { ApiProblem, problemOf } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type LegalBases = Schemas["LegalBasesOut"];
export type SimulationIn = Schemas["SimulationIn"];
export type Simulation = Schemas["SimulationOut"];

/** Every text of a day, or all of them; public, so asked without a token. */
export const legalBasesQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ["legal-bases", on],
    queryFn: async (): Promise<LegalBases> => {
      const response = await fetch(`/api/v1/legal-bases${on === undefined ? "" : `?date=${encodeURIComponent(on)}`}`);
      const body: unknown = await response.json().catch(() => null);
      if (!response.ok) throw new ApiProblem(problemOf(response, body));
      return body as LegalBases;
    },
    staleTime: Infinity,
  });

/** What the rules say of an invented history; nothing is kept. */
export const simulationQuery = (body: SimulationIn) =>
  queryOptions({
    queryKey: ["simulation", body],
    queryFn: () => bodyOf(api.POST("/api/v1/simulations", { body })),
    staleTime: Infinity,
    retry: false,
  });
