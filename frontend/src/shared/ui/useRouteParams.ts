import { useParams } from "@tanstack/react-router";

/** The parts of the address that vary: `caseId`, `section`… Absent ones are undefined. */
export function useRouteParams(): Readonly<Record<string, string | undefined>> {
  const params: unknown = useParams({ strict: false });
  return params as Record<string, string | undefined>;
}
