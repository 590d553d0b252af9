import { notFound } from "@tanstack/react-router";

import { ApiProblem } from "@/shared/api/problem";

/** A record that does not exist or is not one's own (404), or an address that cannot be one (422). */
const MISSING = [404, 422];

/**
 * Gives the whole page over to « Page introuvable » when the record it is about is missing: a retry would change nothing.
 * Any other failure is left to the part that shows it.
 */
export function requireRecord(error: Error | null): void {
  if (error instanceof ApiProblem && MISSING.includes(error.problem.status)) throw notFound({ routeId: "/signed-in" });
}
