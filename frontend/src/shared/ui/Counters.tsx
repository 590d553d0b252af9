import { integer } from "@/shared/format";

import { AppLink } from "./AppLink";

export interface Counter {
  /** « à prévenir ». */
  label: string;
  count: number;
  /** The same list, narrowed to these. */
  href: string;
  current?: boolean;
}

/** Figures that are shortcuts to filters, in one line; never tiles. */
export function Counters({ counters }: { counters: Counter[] }) {
  return (
    <ul className="rc-counters">
      {counters.map(({ label, count, href, current }) => (
        <li key={label}>
          <AppLink href={href} aria-current={current ? "true" : undefined}>
            <strong>{integer(count)}</strong> {label}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
