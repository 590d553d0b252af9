/** Where a pupil stands, in words. */

import { labelOf } from "@/shared/api/labels";
import { EnrolmentStatus } from "@/shared/api/reference.gen";
import { dayMonth } from "@/shared/format";

interface Standing {
  status: string;
  left_on: string | null;
  missing_since: string | null;
}

/** « inscrit », « parti le 6 nov. », « plus dans la base depuis le 12 nov. ». */
export function statusWords({ status, left_on, missing_since }: Standing): string {
  if (missing_since !== null) return `plus dans la base depuis le ${dayMonth(missing_since)}`;
  if (left_on !== null) return `parti le ${dayMonth(left_on)}`;
  return labelOf(EnrolmentStatus, status).toLocaleLowerCase("fr");
}
