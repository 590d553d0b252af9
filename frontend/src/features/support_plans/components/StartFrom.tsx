import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { textDate } from "@/shared/format";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { RadioRow } from "@/shared/ui/RadioRow";

import { bankQuery, openPlan, plansQuery, type Bank, type OpenPlan, type PlanLine, type Scheme } from "../api";

interface Props {
  scheme: Scheme;
  studentId: string;
  firstName: string;
}

const BLANK = "blank";

/** « Partir de »: a blank page, a model, the pupil's last plan, another pupil's without identity. */
export function StartFrom({ scheme, studentId, firstName }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [from, setFrom] = useState(BLANK);
  const ppre = scheme.code === "ppre";
  const { data: bank } = useQuery({ ...bankQuery, enabled: ppre });
  const { data: own } = useQuery(plansQuery({ student_id: studentId, limit: 20 }));
  const { data: others } = useQuery(plansQuery({ scheme: scheme.code, limit: 20 }));
  const open = useMutation({
    mutationFn: () => openPlan(bodyOf(scheme, studentId, from), key),
    onSuccess: async (plan) => {
      await client.invalidateQueries({ queryKey: ["support-plans"] });
      await router.navigate({ href: `/accompagnements/${plan.id}`, replace: true });
    },
  });
  const choices = choicesOf({ bank: ppre ? bank : undefined, own: own?.items ?? [], others: others?.items ?? [], scheme, studentId, firstName });
  return (
    <form
      className="rc-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!open.isPending) open.mutate();
      }}
    >
      <h2 className="fr-h5">{scheme.label}</h2>
      <p>{scheme.for_whom}</p>
      <p>
        {scheme.decided_by}. {scheme.duration.label}.
      </p>
      {scheme.legal_basis !== null && <LegalBasis basis={scheme.legal_basis} />}
      {open.isError && <ProblemAlert error={open.error} />}
      <div className="rc-start fr-mt-2w">
        <RadioRow legend="Partir de" name="from" choices={choices} value={from} onChange={setFrom} />
      </div>
      <div className="rc-foot">
        <button type="submit" className="fr-btn" aria-disabled={open.isPending}>
          {open.isPending ? "Ouverture…" : "Ouvrir le brouillon"}
        </button>
      </div>
    </form>
  );
}

interface Sources {
  bank: Bank | undefined;
  own: PlanLine[];
  others: PlanLine[];
  scheme: Scheme;
  studentId: string;
  firstName: string;
}

function choicesOf({ bank, own, others, scheme, studentId, firstName }: Sources): { value: string; label: string }[] {
  const last = own.find((plan) => plan.scheme === scheme.code);
  return [
    { value: BLANK, label: "Une page blanche" },
    ...(bank?.models.map(({ code, label, weeks }) => ({ value: `model/${code}`, label: `Modèle «\u00a0${label}\u00a0», ${weeks}\u00a0semaines` })) ?? []),
    ...(last === undefined ? [] : [{ value: `copy/${last.id}`, label: `Le dernier ${scheme.label} de ${firstName}` }]),
    ...others
      .filter((plan) => plan.student_id !== studentId)
      .slice(0, 3)
      .map((plan) => ({
        value: `copy/${plan.id}`,
        label: `${scheme.label} d’un autre élève${plan.class_name === null ? "" : ` de ${plan.class_name}`}${plan.starts_on === null ? "" : `, commencé le ${textDate(plan.starts_on)}`}, sans son identité`,
      })),
  ];
}

function bodyOf(scheme: Scheme, student_id: string, from: string): OpenPlan {
  const [kind, id = ""] = from.split("/");
  return { student_id, scheme: scheme.code, ...(kind === "model" && { model: id }), ...(kind === "copy" && { copy_of: id }) };
}
