import { labelOf } from "@/shared/api/labels";
import { HearingOutcome } from "@/shared/api/reference.gen";
import { clockOf, counted, sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PersonName } from "@/shared/ui/PersonName";

import type { Hearing } from "../api";

/** One interview: hour, who, where; noted from the day it was due. */
export function HearingLine({ line, passed }: { line: Hearing; passed: boolean }) {
  const { at, place, reception, with_department, convened, outcome, school_name, case_id } = line;
  return (
    <li className="rc-row">
      <div>
        <p>
          <strong>{clockOf(at)}</strong>{" "}
          <AppLink href={`/dossiers/${case_id}`}>
            <PersonName name={line} />
          </AppLink>
          , {school_name}
        </p>
        <p className="rc-mention">
          {[place, reception, counted(convened, "personne convoquée", "personnes convoquées"), with_department ? "avec le Département" : ""]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
      </div>
      {outcome !== "" && <p>{labelOf(HearingOutcome, outcome)}</p>}
      {outcome === "" && passed && (
        <AppLink className="fr-btn fr-btn--sm fr-btn--secondary rc-no-print" href={`/dossiers/${case_id}/actes/record_hearing`}>
          Noter l’entretien<span className="fr-sr-only">, {sentenceName(line)}</span>
        </AppLink>
      )}
    </li>
  );
}
