import type { components } from "@/shared/api/schema.gen";
import { textDate } from "@/shared/format";

interface Props {
  access: components["schemas"]["MyAccessOut"];
  /** Minutes without a gesture before a shared computer locks. */
  locksAfter: number | null;
}

/** Function, perimeter, until when, given by whom. */
export function MyAccess({ access, locksAfter }: Props) {
  const facts = [
    ["Fonction", access.role_label],
    ["Périmètre", access.perimeter],
    ["Adresse", access.email],
    ["Jusqu’au", access.valid_until === null ? "sans date de fin" : textDate(access.valid_until)],
    ["Donné par", `${access.given_by ?? "l’installation du service"}, le ${textDate(access.given_at)}`],
    ...(locksAfter === null ? [] : [["Ordinateur partagé", `la session se verrouille après ${locksAfter}\u00a0minutes sans geste`]]),
  ];
  return (
    <dl className="rc-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
