import { AppLink } from "@/shared/ui/AppLink";

const SECTIONS = [
  ["", "Situation"],
  ["/pieces", "Pièces"],
  ["/historique", "Historique"],
] as const;

/** Sections of a case are addresses of their own: they print, and they can be come back to. */
export function CaseNavigation({ caseId, section }: { caseId: string; section: string }) {
  return (
    <nav aria-label="Parties du dossier" className="rc-no-print">
      <ul className="rc-subnav">
        {SECTIONS.map(([path, label]) => (
          <li key={label}>
            <AppLink href={`/dossiers/${caseId}${path}`} aria-current={path.slice(1) === section ? "page" : undefined}>
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
