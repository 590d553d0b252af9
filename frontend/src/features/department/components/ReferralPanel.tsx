import { halfDays, monthName, sentenceName } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PupilWhy } from "@/shared/ui/PupilWhy";

import type { Referral } from "../api";

/** The facts under a row: what was known at the referral, what is counted today. */
export function ReferralPanel({ line }: { line: Referral }) {
  const month = line.known_last.slice(0, 7);
  return (
    <>
      <p>
        À la saisine, on savait {halfDays(line.known_count)}. Aujourd’hui, {halfDays(line.month_count)} ce mois-ci.{" "}
        <AppLink className="fr-link" href={`/dossiers/${line.id}`}>
          Ouvrir le dossier
        </AppLink>
      </p>
      <p className="rc-strong">En {monthName(month)}</p>
      <PupilWhy studentId={line.student_id} month={month} subject={sentenceName(line)} />
    </>
  );
}
