import { labelOf } from "@/shared/api/labels";
import { Role } from "@/shared/api/reference.gen";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PersonHeader } from "@/shared/ui/PersonHeader";
import { listHolding, sequenceIn } from "@/shared/ui/recordList";
import { SaveState } from "@/shared/ui/SaveState";

import type { Plan } from "../api";
import type { Blocks } from "../useBlocks";
import { PlanSteps } from "./PlanSteps";

/** Which plan, for whom, who follows it, where it stands, on which text. */
export function PlanHeader({ plan, blocks }: { plan: Plan; blocks: Blocks }) {
  const { student, school, scheme, lead, notices } = plan;
  const from = listHolding(plan.id);
  return (
    <>
      <PersonHeader
        name={student}
        subject={scheme.label}
        back={from ?? { label: "Accompagnements", href: "/accompagnements" }}
        sequence={sequenceIn(from, plan.id, (id) => `/accompagnements/${id}`)}
        notice={notices.length > 0 ? notices.join(" ") : undefined}
        facts={[
          { label: "Classe", value: student.class_name ?? "sans classe", labelHidden: true },
          { label: "Établissement", value: school.name, labelHidden: true },
          { label: "Responsable", value: lead === null ? "à désigner" : `${lead.display_name} (${labelOf(Role, lead.role).toLocaleLowerCase("fr")})` },
        ]}
        actions={<SaveState saving={blocks.saving} onRetry={blocks.retry} />}
      />
      <div className="rc-way__row">
        <PlanSteps plan={plan} />
        {scheme.legal_basis !== null && <LegalBasis basis={scheme.legal_basis} />}
      </div>
    </>
  );
}
