import { queryOptions } from "@tanstack/react-query";

import { ApiProblem, problemOf } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema.gen";

type Schemas = components["schemas"];
export type LegalBases = Schemas["LegalBasesOut"];
export type SimulationIn = Schemas["SimulationIn"];
export type Simulation = Schemas["SimulationOut"];

/** The rules are public: asked without a token, they answer whoever has no session too. */
async function openBody<Body>(path: string, init?: RequestInit): Promise<Body> {
  const response = await fetch(path, init);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, body));
  return body as Body;
}

/** Every text of a day, or all of them. */
export const legalBasesQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ["legal-bases", on],
    queryFn: () => openBody<LegalBases>(`/api/v1/legal-bases${on === undefined ? "" : `?date=${encodeURIComponent(on)}`}`),
    staleTime: Infinity,
  });

/** What the rules say of an invented history; nothing is kept. */
export const simulationQuery = (body: SimulationIn) =>
  queryOptions({
    queryKey: ["simulation", body],
    queryFn: () =>
      openBody<Simulation>("/api/v1/simulations", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    staleTime: Infinity,
    retry: false,
  });
