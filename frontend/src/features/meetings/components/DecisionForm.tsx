import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { choicesOf } from "@/shared/api/labels";
import { Finding as Findings, MeetingDecision } from "@/shared/api/reference.gen";
import { addDays, capitalised, dayMonth, today } from "@/shared/format";
import { DiffTable, type Side } from "@/shared/ui/DiffTable";
import { Kbd } from "@/shared/ui/Kbd";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { QuickDate } from "@/shared/ui/QuickDate";

import { meetingsQuery, partnersQuery, seatsQuery, type Finding, type Meeting, type MeetingItem } from "../api";
import { dueDays, reviewDays } from "../logic/dates";
import { subjectOf } from "../logic/projection";
import { chosen, conflictRows, FACT_LENGTH, type Draft, type Missing } from "../logic/review";
import type { Conflict } from "../useReview";
import { PartnerField } from "./PartnerField";
import { SeatChoice } from "./SeatChoice";

export const DECISION_FIELDS: FieldMap = {
  "/decision": { id: "decision-kind", label: "Décision" },
  "/owner_id": { id: "decision-owner", label: "Qui s’en charge" },
  "/account_id": { id: "decision-owner", label: "Qui s’en charge" },
  "/partner_id": { id: "decision-partner", label: "Structure" },
  "/due_on": { id: "decision-due", label: "Pour le" },
  "/next_review_on": { id: "decision-review", label: "À revoir le" },
  "/fact": { id: "decision-fact", label: "Un fait" },
};

interface Props {
  meeting: Meeting;
  item: MeetingItem;
  masked: boolean;
  draft: Draft;
  onChange: (more: Partial<Draft>) => void;
  missing: Missing;
  error: Error | null;
  pending: boolean;
  conflict: Conflict | null;
  onSettle: (draft: Draft) => void;
  onDecide: () => void;
  onPostpone: () => void;
  onEditing: (editing: boolean) => void;
}

/** What is found and decided: nobody leaves without somebody in charge by a day. */
export function DecisionForm(props: Props) {
  const { meeting, item, masked, draft, onChange, missing, error, pending, conflict, onDecide, onPostpone, onEditing } = props;
  const { data: meetings } = useQuery(meetingsQuery({ from: addDays(today(), 1) }));
  const decided = item.decision !== null;
  const { matter } = meeting.frame;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only hears Ctrl + Enter of its fields, and that focus left them
    <form
      aria-labelledby="decision"
      className="rc-session__form"
      noValidate
      onFocus={() => onEditing(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onEditing(false)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onDecide();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onDecide();
      }}
    >
      <h2 id="decision" className="fr-h6">
        Décision {decided && <span className="rc-mention">prise, vous pouvez la corriger</span>}
      </h2>
      {error !== null && <ProblemAlert error={error} fields={DECISION_FIELDS} />}
      {conflict !== null && <Conflicts {...props} conflict={conflict} />}
      <fieldset className="rc-choices rc-session__findings">
        <legend className="fr-label">Constat</legend>
        {choicesOf(Findings, matter.findings).map(({ value, label }) => (
          <label key={value} className="rc-choice">
            <input type="checkbox" checked={draft.findings.includes(value as Finding)} onChange={() => onChange({ findings: toggled(draft.findings, value as Finding) })} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {!masked && <FactField value={draft.fact} onChange={(fact) => onChange({ fact })} />}
      <fieldset id="decision-kind" tabIndex={-1} className="rc-choices rc-session__findings" aria-describedby={missing.decision === undefined ? undefined : "decision-missing"}>
        <legend className="fr-label">Ce qu’on décide</legend>
        {choicesOf(MeetingDecision, matter.decisions).map(({ value, label }) => (
          <label key={value} className="rc-choice">
            <input type="radio" name="decision" checked={draft.decision === value} onChange={() => onChange({ decision: value as Draft["decision"] })} />
            <span>{label}</span>
          </label>
        ))}
        {missing.decision !== undefined && (
          <p id="decision-missing" className="fr-error-text">
            {missing.decision}
          </p>
        )}
      </fieldset>
      {draft.decision !== "nothing" && (
        <>
          {draft.decision === "referral" && <PartnerField value={draft.partner} onChange={(partner) => onChange({ partner })} error={missing.partner} />}
          <SeatChoice
            id="decision-owner"
            unitId={meeting.unit_id}
            houseOnly
            label={draft.decision === "referent" ? "Qui devient référent\u00a0?" : "Qui s’en charge\u00a0?"}
            value={draft.owner}
            onChange={(owner) => onChange({ owner })}
            error={missing.owner}
            roles={matter.charges}
          />
          <QuickDate id="decision-due" label="Pour le" value={draft.due_on} min={today()} onChange={(due_on) => onChange({ due_on })} suggestions={dueDays(today())} error={missing.due_on} />
        </>
      )}
      <QuickDate id="decision-review" label="À revoir le" value={draft.next_review_on} min={addDays(today(), 1)} onChange={(next_review_on) => onChange({ next_review_on })} suggestions={reviewDays(today(), meetings ?? [])} />
      <div className="rc-foot rc-session__foot">
        <button type="submit" className="fr-btn" aria-disabled={pending} aria-keyshortcuts="Control+Enter">
          {pending ? "Envoi…" : decided ? "Corriger la décision" : "Décider et passer au suivant"} <Kbd keys="Ctrl + Entrée" />
        </button>
        {!decided && (
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={onPostpone}>
            Reporter<span className="fr-sr-only"> ce point</span>
          </button>
        )}
      </div>
      {decided && item.due_on !== null && <p className="rc-mention">{capitalised(`la tâche est dans «\u00a0À faire\u00a0» de ${item.owner_name === "" ? "la fonction choisie" : item.owner_name}, pour le ${dayMonth(item.due_on)}.`)}</p>}
    </form>
  );
}

function FactField({ value, onChange }: { value: string; onChange: (fact: string) => void }) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor="decision-fact">
        Un fait
        <span className="fr-hint-text">Ni santé, ni famille, ni délit. {value.length} sur {FACT_LENGTH} caractères.</span>
      </label>
      <textarea id="decision-fact" className="fr-input" rows={2} maxLength={FACT_LENGTH} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}

/** After a 412: what both have changed, field by field, for the person to choose. */
function Conflicts({ meeting, item, masked, draft, conflict, onSettle }: Props & { conflict: Conflict }) {
  const { data: seats = [] } = useQuery(seatsQuery(meeting.unit_id));
  const { data: partners = [] } = useQuery({ ...partnersQuery, enabled: conflict.fields.includes("partner") });
  const nameOf = (id: string): string => seats.find((seat) => seat.id === id)?.display_name ?? partners.find((partner) => partner.id === id)?.name ?? "";
  const [sides, setSides] = useState<Record<string, Side>>({});
  const rows = conflictRows(draft, conflict.theirs, conflict.fields, subjectOf(item, masked), nameOf);
  return (
    <div className="fr-alert fr-alert--warning fr-mb-2w" role="alert">
      <h3 className="fr-alert__title fr-h6">Ce point a changé pendant votre saisie</h3>
      <p>Ce qui ne se contredit pas est déjà réuni. Choisissez pour le reste.</p>
      <DiffTable caption="Votre saisie et la leur" changes={rows} titles={["La vôtre", "La leur"]} choices={sides} onChoose={(field, side) => setSides({ ...sides, [field]: side })} />
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-disabled={rows.some(({ field }) => sides[field] === undefined)} onClick={() => rows.every(({ field }) => sides[field] !== undefined) && onSettle(chosen(draft, conflict.theirs, sides, conflict.fields))}>
        Garder ces choix
      </button>
    </div>
  );
}

const toggled = (findings: Finding[], finding: Finding): Finding[] => (findings.includes(finding) ? findings.filter((other) => other !== finding) : [...findings, finding]);
