import type { FieldError } from "@/shared/api/problem";
import { StaffChoice } from "@/shared/ui/StaffChoice";

import type { Plan, PlanContent } from "../api";
import { dateFault, latestEnd, reviewFault } from "../logic/guards";
import { Day, faultAt, Line } from "./Fields";

interface Props {
  plan: Plan;
  value: PlanContent["follow_up"];
  onChange: (value: PlanContent["follow_up"]) => void;
  errors: FieldError[];
}

/** Dates, who follows, when the family is met; the duration of the scheme is minded while one types. */
export function FollowUpBlock({ plan, value, onChange, errors }: Props) {
  const set = (change: Partial<PlanContent["follow_up"]>): void => onChange({ ...value, ...change });
  const latest = value.starts_on === null ? null : latestEnd(plan.scheme, value.starts_on);
  return (
    <>
      <div className="rc-pair rc-pair--even">
        <Day id="follow_up-starts_on" label="Début" value={value.starts_on} onChange={(starts_on) => set({ starts_on })} error={faultAt(errors, "/starts_on")} />
        <Day
          id="follow_up-ends_on"
          label="Fin"
          hint={latest === null ? undefined : `Au plus tard le ${latest.split("-").toReversed().join("/")}`}
          value={value.ends_on}
          onChange={(ends_on) => set({ ends_on })}
          error={dateFault(plan.scheme, value.starts_on, value.ends_on) ?? faultAt(errors, "/ends_on")}
        />
        <Day id="follow_up-review_on" label="Prochain bilan" value={value.review_on} onChange={(review_on) => set({ review_on })} error={reviewFault(value.starts_on, value.review_on) ?? faultAt(errors, "/review_on")} />
        <Day id="follow_up-family_met_on" label="Rencontre avec la famille" value={value.family_met_on} onChange={(family_met_on) => set({ family_met_on })} error={faultAt(errors, "/family_met_on")} />
      </div>
      <p className="rc-mention fr-mb-2w">{plan.scheme.duration.label}.</p>
      <StaffChoice id="follow_up-lead_id" schoolId={plan.school.id} label="Responsable de l’accompagnement" nobody="À désigner" value={value.lead_id ?? ""} onChange={(lead_id) => set({ lead_id: lead_id === "" ? null : lead_id })} error={faultAt(errors, "/lead_id")} />
      <Line id="follow_up-evaluation" label="Comment on fera le bilan" hint="Exemple&nbsp;: relire ensemble les cinq derniers textes" value={value.evaluation} onChange={(evaluation) => set({ evaluation })} error={faultAt(errors, "/evaluation")} />
      <Line
        id="follow_up-inclusion_reference"
        label="Référence du Livret de parcours inclusif"
        hint="La référence seule, s’il en existe un. Rien de son contenu ne s’écrit ici."
        maxLength={40}
        value={value.inclusion_reference}
        onChange={(inclusion_reference) => set({ inclusion_reference })}
        error={faultAt(errors, "/inclusion_reference")}
      />
    </>
  );
}
