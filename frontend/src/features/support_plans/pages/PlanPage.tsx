import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { today as presentDay } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { planQuery, type Plan } from "../api";
import { ActForm } from "../components/ActForm";
import { Editor } from "../components/Editor";
import { Effect } from "../components/Effect";
import { PlanAside } from "../components/PlanAside";
import { PlanHeader } from "../components/PlanHeader";
import { PlanHistory, Reviews } from "../components/PlanPast";
import { useBlocks } from "../useBlocks";

/** A plan: what the pupil needs, what is done, how one will know. */
export function PlanPage() {
  const { planId = "" } = useRouteParams();
  const { data, error, refetch } = useQuery(planQuery(planId));
  requireRecord(error);
  if (data === undefined) {
    return (
      <>
        <PageHeader title="Accompagnement" breadcrumb={[{ label: "Accompagnements", href: "/accompagnements" }]} />
        {error === null ? <Skeleton lines={10} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />}
      </>
    );
  }
  return <Record key={planId} plan={data.body} />;
}

function Record({ plan }: { plan: Plan }) {
  const { acte } = useSearch({ strict: false });
  const blocks = useBlocks(plan);
  const today = presentDay();
  return (
    <>
      <PlanHeader plan={plan} blocks={blocks} />
      <div className="rc-shape rc-shape--record">
        <div>
          {acte === undefined ? (
            <>
              <Effect plan={plan} />
              <Reviews plan={plan} />
              <Editor plan={plan} blocks={blocks} />
              <PlanHistory plan={plan} />
            </>
          ) : (
            <ActForm key={acte} plan={plan} name={acte} blocks={blocks} today={today} />
          )}
        </div>
        {acte === undefined && <PlanAside plan={plan} today={today} />}
      </div>
    </>
  );
}
