import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Setting } from "@/shared/api/reference.gen";
import { capitalised, textDate } from "@/shared/format";

import { bankQuery, type BlockName, type Plan, type PlanContent } from "../api";
import { skillLabel } from "../logic/bank";
import { textOf } from "../logic/values";

interface Props {
  plan: Plan;
  name: BlockName;
  value: PlanContent[BlockName];
}

/** A block that is read: what was proposed is not changed behind the family's back. */
export function ReadBlock({ plan, name }: Props) {
  const { content } = plan;
  switch (name) {
    case "strengths":
      return <Text>{content.strengths}</Text>;
    case "words":
      return <Text>{content.words === "" ? "" : `«\u00a0${content.words}\u00a0»`}</Text>;
    case "needs":
      return <Needs needs={content.needs} />;
    case "objectives":
      return (
        <List empty="Aucun objectif." ordered>
          {content.objectives.map(({ sentence, criterion, target_on }, index) => (
            <li key={index}>
              <span className="rc-strong">{sentence}</span>
              <span className="rc-block">
                Réussi si&nbsp;: {criterion}
                {target_on !== null && `, pour le ${textDate(target_on)}`}
              </span>
            </li>
          ))}
        </List>
      );
    case "actions":
      return <Actions actions={content.actions} />;
    case "follow_up":
      return <FollowUp plan={plan} />;
    case "scheme":
      return <SchemeFacts plan={plan} />;
  }
}

function Text({ children }: { children: string }) {
  return children === "" ? <p className="rc-mention">non renseigné</p> : <p>{children}</p>;
}

function List({ children, empty, ordered = false }: { children: ReactNode[]; empty: string; ordered?: boolean }) {
  if (children.length === 0) return <p className="rc-mention">{empty}</p>;
  return ordered ? <ol>{children}</ol> : <ul>{children}</ul>;
}

function Needs({ needs }: { needs: PlanContent["needs"] }) {
  const { data: bank } = useQuery(bankQuery);
  return (
    <List empty="Aucun besoin indiqué.">
      {needs.map((need, index) => (
        <li key={index}>
          {skillLabel(bank, need)}
          {need.text !== "" && ` — ${need.text}`}
        </li>
      ))}
    </List>
  );
}

function Actions({ actions }: { actions: PlanContent["actions"] }) {
  return (
    <List empty="Aucune action.">
      {actions.map(({ setting, what, who, frequency }, index) => (
        <li key={index}>
          {capitalised(Setting[setting])}&nbsp;: {[what, who, frequency].filter(Boolean).join(", ")}
        </li>
      ))}
    </List>
  );
}

function FollowUp({ plan }: { plan: Plan }) {
  const { starts_on, ends_on, review_on, family_met_on, evaluation, inclusion_reference } = plan.content.follow_up;
  const day = (value: string | null): string => (value === null ? "" : textDate(value));
  return (
    <Facts
      facts={[
        ["Début", day(starts_on)],
        ["Fin", day(ends_on)],
        ["Prochain bilan", day(review_on)],
        ["Rencontre avec la famille", day(family_met_on)],
        ["Bilan", evaluation],
        ["Livret de parcours inclusif", inclusion_reference],
      ]}
    />
  );
}

function SchemeFacts({ plan }: { plan: Plan }) {
  const { reason, provider, fields } = plan.content.scheme;
  const given: Record<string, unknown> = fields;
  return (
    <Facts
      facts={[
        ["Pourquoi", reason],
        ["Où", provider],
        ...plan.scheme.fields.map((field): [string, string] => [field.label, shown(field.kind, field.choices, given[field.name])]),
      ]}
    />
  );
}

function shown(kind: string, choices: readonly { code: string; label: string }[], value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "boolean") return value ? "oui" : "non";
  const text = textOf(value);
  return kind === "date" ? textDate(text) : (choices.find((choice) => choice.code === text)?.label ?? text);
}

function Facts({ facts }: { facts: [string, string][] }) {
  const given = facts.filter(([, value]) => value !== "");
  if (given.length === 0) return <p className="rc-mention">non renseigné</p>;
  return (
    <dl className="rc-facts">
      {given.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
