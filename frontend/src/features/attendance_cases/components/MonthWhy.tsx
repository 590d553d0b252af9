import { useQuery } from "@tanstack/react-query";

import { pupilMonthQuery } from "@/shared/api/students";
import { whyOf } from "@/shared/api/why";
import { QueryPart } from "@/shared/ui/QueryPart";
import { WhyPanel } from "@/shared/ui/WhyPanel";

/** Why a month counts so many half-days, in the panel of a row. */
export function MonthWhy({ studentId, month, subject }: { studentId: string; month: string; subject: string }) {
  const explained = useQuery(pupilMonthQuery(studentId, month));
  return (
    <QueryPart query={explained} lines={3}>
      {(value) => <WhyPanel explanation={whyOf(value)} subject={subject} />}
    </QueryPart>
  );
}
