import { useQueryClient } from "@tanstack/react-query";

import { endSummons, resumeSummons } from "@/shared/api/summons";
import { SummonsList } from "@/shared/ui/summons/SummonsList";

import type { FollowUpPage } from "../api";
import { readAgain } from "../useActs";
import { Part } from "./RecordParts";

/** The mission locale's summons, with the countdown that it reads too. */
export function SummonsPart({ page }: { page: FollowUpPage }) {
  const client = useQueryClient();
  if (page.summons.length === 0) return null;
  return (
    <Part id="summons" title="Convocation de la mission locale">
      <SummonsList summons={page.summons} mayWrite={page.may_write} end={(one, kind) => endSummons(page.followed.id, one, kind)} resume={(one) => resumeSummons(page.followed.id, one)} onDone={() => readAgain(client)} />
    </Part>
  );
}
