import { useQuery } from "@tanstack/react-query";

import { pupilMonthQuery } from "@/shared/api/students";
import { whyOf } from "@/shared/api/why";
import { halfDays, monthName, sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { QueryPart } from "@/shared/ui/QueryPart";
import { WhyPanel } from "@/shared/ui/WhyPanel";

import type { Referral } from "../api";

/** The facts under a row: what was known at the referral, what is counted today. */
export function ReferralPanel({ line }: { line: Referral }) {
  const month = line.known_last.slice(0, 7);
  const explained = useQuery(pupilMonthQuery(line.student_id, month));
  return (
    <>
      <p>
        À la saisine, on savait {halfDays(line.known_count)}. Aujourd’hui, {halfDays(line.month_count)} ce mois-ci.{" "}
        <AppLink className="fr-link" href={`/dossiers/${line.id}`}>
          Ouvrir le dossier
        </AppLink>
      </p>
      <p className="rc-strong">En {monthName(month)}</p>
      <QueryPart query={explained} lines={3}>
        {(value) => <WhyPanel explanation={whyOf(value)} subject={sentenceName(line)} />}
      </QueryPart>
    </>
  );
}
