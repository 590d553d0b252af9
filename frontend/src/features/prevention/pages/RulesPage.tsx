import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { schoolOf } from "@/shared/api/schools";
import { counted, tableDate, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { Disclosure } from "@/shared/ui/Disclosure";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { rulesQuery, type Rule } from "../api";
import { SwitchForm } from "../components/SwitchForm";
import { levelWords, offWords, trackWords } from "../logic/rules";

/** What each rule looks at, from which number on, and whether the school keeps it. */
export function RulesPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const query = useQuery({ ...rulesQuery(school?.id), enabled: me !== undefined });
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  return (
    <>
      <PageHeader
        title="Règles d’alerte"
        context={school?.name}
        lead="Ce que le service regarde, et à partir de quel nombre. Ce sont des règles de ce service, aucun texte ne les impose&nbsp;; aucun calcul ne note un élève."
        actions={
          may("early_warnings:read") ? (
            <AppLink className="fr-btn fr-btn--sm fr-btn--secondary" href="/prevention/bilan">
              Voir le bilan de l’année
            </AppLink>
          ) : undefined
        }
      />
      <QueryPart query={query} lines={12}>
        {(rules) => {
          const others = rules.filter((rule) => !rule.applies_here);
          return (
            <>
              <RuleTable caption="Règles qui regardent cet établissement" rules={rules.filter((rule) => rule.applies_here)} schoolId={school?.id} acts={may("early_warnings:configure")} />
              {others.length > 0 && (
                <Disclosure label={`Règles des autres établissements (${others.length})`}>
                  <RuleTable caption="Règles qui regardent d’autres établissements" rules={others} schoolId={undefined} acts={false} />
                </Disclosure>
              )}
            </>
          );
        }}
      </QueryPart>
    </>
  );
}

interface TableProps {
  caption: string;
  rules: Rule[];
  schoolId: string | undefined;
  acts: boolean;
}

function RuleTable({ caption, rules, schoolId, acts }: TableProps) {
  const [open, setOpen] = useState<string | null>(null);
  const columns = columnsOf(open, (code) => setOpen(open === code ? null : code));
  return (
    <DataTable
      caption={caption}
      columns={acts ? columns : columns.filter(({ key }) => key !== "action")}
      rows={rules}
      rowKey={(rule) => rule.code}
      rowName={(rule) => typeset(rule.label)}
      panel={{
        openKey: open,
        render: (rule) => (schoolId === undefined ? null : <SwitchForm rule={rule} schoolId={schoolId} to={rule.is_on ? "disabled" : "on"} onClose={() => setOpen(null)} />),
      }}
      empty={<EmptyState kind="never" title="Aucune règle." />}
    />
  );
}

const columnsOf = (open: string | null, toggle: (code: string) => void): Column<Rule>[] => [
  {
    key: "rule",
    header: "Règle",
    isRowHeader: true,
    cell: (rule) => (
      <>
        {typeset(rule.phrase)}
        <span className="rc-mention rc-block fr-text--xs">{offWords(rule) ?? trackWords(rule)}</span>
      </>
    ),
  },
  { key: "levels", header: "Niveaux", cell: (rule) => levelWords(rule) },
  {
    key: "period",
    header: "Période et source",
    cell: (rule) => (
      <>
        {typeset(rule.period)}
        <span className="rc-mention rc-block fr-text--xs">{typeset(rule.source)}</span>
      </>
    ),
  },
  { key: "end", header: "Prend fin", cell: (rule) => typeset(rule.ends_when) },
  { key: "since", header: "Depuis", cell: (rule) => tableDate(rule.since) },
  { key: "month", header: "Ce mois", align: "right", cell: (rule) => (rule.is_on ? counted(rule.raised_this_month, "alerte") : "arrêtée") },
  {
    key: "action",
    header: "Faire",
    card: "action",
    cell: (rule) => (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open === rule.code} onClick={() => toggle(rule.code)}>
        {rule.is_on ? "Désactiver" : "Remettre"}
        <span className="fr-sr-only">
          {rule.is_on ? "" : " en service"}, {typeset(rule.label)}
        </span>
      </button>
    ),
  },
];
