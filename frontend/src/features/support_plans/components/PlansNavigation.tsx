import { AppLink } from "@/shared/ui/AppLink";

const PARTS = [
  ["/accompagnements", "En cours"],
  ["/accompagnements/catalogue", "Catalogue"],
  ["/accompagnements/avant-apres", "Avant / après"],
] as const;

/** The three sides of the same question: who is followed, with what, and what changed. */
export function PlansNavigation({ current }: { current: (typeof PARTS)[number][0] }) {
  return (
    <nav className="rc-no-print" aria-label="Accompagnements">
      <ul className="rc-subnav">
        {PARTS.map(([href, label]) => (
          <li key={href}>
            <AppLink href={href} aria-current={href === current ? "page" : undefined}>
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
