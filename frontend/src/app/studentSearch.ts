import { authorizedFetch } from "@/shared/api/http";
import type { SearchResult } from "@/shared/ui/StudentSearch";

interface FoundStudent {
  id: string;
  family_name: string;
  first_name: string;
  class_name: string | null;
  school_name: string | null;
  has_open_case?: boolean;
}

const LIMIT = 8;

/** The term travels in a body: a name never goes into a URL or a log. */
export async function findStudents(text: string): Promise<SearchResult[]> {
  const url = new URL("/api/v1/students/search", window.location.origin);
  const body = JSON.stringify({ q: text });
  const request = new Request(url, { method: "POST", body, headers: { "Content-Type": "application/json" } });
  const response = await authorizedFetch(request);
  if (!response.ok) return [];
  const { items } = (await response.json()) as { items: FoundStudent[] };
  return items.slice(0, LIMIT).map((student) => ({
    id: student.id,
    name: student,
    href: `/eleves/${student.id}`,
    detail: [student.class_name, student.school_name, student.has_open_case === true ? "dossier en cours" : null]
      .filter((part) => part !== null)
      .join(" · "),
  }));
}
