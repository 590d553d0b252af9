import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { DsdenState } from "@/shared/api/reference.gen";
import { schoolYear } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

import { samePersonQuery } from "../api";

/** For the DSDEN, when it holds both: this person has a case in another school. A line, not an alert: nothing follows from it. */
export function SamePerson({ caseId }: { caseId: string }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const instructs = me?.permissions.includes("attendance_cases:instruct") === true;
  const { data } = useQuery({ ...samePersonQuery(caseId), enabled: instructs });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="same-person" className="rc-section">
      <h2 id="same-person" className="fr-h6">
        Même élève, autre établissement
      </h2>
      <ul>
        {data.items.map((each) => (
          <li key={each.id}>
            <AppLink className="fr-link" href={`/dossiers/${each.id}`}>
              {each.school_name}, {schoolYear(each.school_year)}
            </AppLink>
            <span className="rc-mention"> — {labelOf(DsdenState, each.dsden_state)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
