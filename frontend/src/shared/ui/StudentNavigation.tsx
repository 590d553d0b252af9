import { useQuery } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";

import { AppLink } from "./AppLink";

interface Part {
  section: string;
  label: string;
  needs?: string;
}

const PARTS: readonly Part[] = [
  { section: "", label: "Situation" },
  { section: "absences", label: "Absences" },
  { section: "accompagnements", label: "Accompagnements", needs: "support_plans:read" },
  { section: "orientation", label: "Orientation", needs: "orientation:read" },
  { section: "documents", label: "Documents", needs: "documents:read" },
  { section: "acces", label: "Qui a consulté", needs: "students:read_access_log" },
];

/** The parts of a pupil's page, those that this reader may open. */
export function StudentNavigation({ id, section }: { id: string; section: string }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const entries = PARTS.filter(({ needs }) => needs === undefined || me?.permissions.includes(needs) === true);
  return (
    <nav className="rc-no-print" aria-label="Parties du dossier de l’élève">
      <ul className="rc-subnav">
        {entries.map((entry) => (
          <li key={entry.section}>
            <AppLink href={entry.section === "" ? `/eleves/${id}` : `/eleves/${id}/${entry.section}`} aria-current={entry.section === section ? "page" : undefined}>
              {entry.label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
