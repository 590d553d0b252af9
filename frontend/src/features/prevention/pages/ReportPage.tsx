import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { AlarmOutcome } from "@/shared/api/reference.gen";
import { schoolOf } from "@/shared/api/schools";
import { textDate, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ChartWithTable } from "@/shared/ui/ChartWithTable";
import { hiddenOr } from "@/shared/ui/chart";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { reportQuery, type RuleReport, type YearReport } from "../api";
import { BySex } from "../components/BySex";
import { SwitchForm } from "../components/SwitchForm";
import { cellOf, chartRows, csvRows, DRAWN, isEmpty, OUTCOMES } from "../logic/report";

/** Which rules found what they should, and which ones only made noise. */
export function ReportPage() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const school = schoolOf(me);
  const asked = Number(useSearch({ strict: false })["annee"]);
  const query = useQuery({ ...reportQuery(school?.id, Number.isInteger(asked) && asked > 2012 ? asked : undefined), enabled: me !== undefined });
  return (
    <>
      <PageHeader
        title={query.data === undefined ? "Bilan des règles d’alerte" : `Bilan des règles d’alerte, ${query.data.year_label}`}
        context={school?.name}
        breadcrumb={[{ label: "Règles d’alerte", href: "/prevention/regles" }]}
        lead="Quelles règles voient juste, lesquelles se trompent, que laissent-elles passer&nbsp;?"
        actions={query.data === undefined ? undefined : <Years year={query.data.school_year} />}
      />
      <QueryPart query={query} lines={12}>
        {(report) => <Report report={report} acts={me?.permissions.includes("early_warnings:configure") === true} />}
      </QueryPart>
    </>
  );
}

function Years({ year }: { year: number }) {
  const href = (of: number): string => `/prevention/bilan?annee=${of}`;
  const present = Number(today().slice(0, 4)) - (today().slice(5) < "08-01" ? 1 : 0);
  return (
    <nav className="rc-days" aria-label="Changer d’année">
      <AppLink className="fr-link" href={href(year - 1)}>
        ‹ {year - 1}-{year}
      </AppLink>
      {year < present && (
        <AppLink className="fr-link" href={href(year + 1)}>
          {year + 1}-{year + 2} ›
        </AppLink>
      )}
    </nav>
  );
}

function Report({ report, acts }: { report: YearReport; acts: boolean }) {
  if (isEmpty(report.rules)) {
    return (
      <EmptyState kind="never" title={`Aucune alerte en ${report.year_label}.`}>
        Le bilan se remplit au fil des alertes et de ce qui leur arrive dans les huit semaines.
      </EmptyState>
    );
  }
  return (
    <ChartWithTable
      title="Ce que chaque règle a vu, ce qu’elle a vu à tort, ce qu’elle a laissé passer"
      unit="alertes, ou événements manqués"
      series={DRAWN}
      rows={chartRows(report.rules)}
      definition={typeset(report.method)}
      source={`alertes et absences de l’établissement (${report.track_label.toLocaleLowerCase("fr")})`}
      date={textDate(today())}
      file={{ name: `bilan-regles-${report.school_year}.csv`, rows: csvRows(report.rules) }}
      table={<ReportTable report={report} acts={acts} />}
    />
  );
}

function ReportTable({ report, acts }: { report: YearReport; acts: boolean }) {
  const [open, setOpen] = useState<{ code: string; panel: "sex" | "retire" } | null>(null);
  const toggle = (code: string, panel: "sex" | "retire"): void => setOpen(open?.code === code && open.panel === panel ? null : { code, panel });
  return (
    <DataTable<RuleReport>
      caption={`Alertes par règle, ${report.year_label}`}
      rows={report.rules}
      rowKey={(rule) => rule.code}
      rowName={(rule) => typeset(rule.label)}
      columns={[
        {
          key: "rule",
          header: "Règle",
          isRowHeader: true,
          cell: (rule) => (
            <>
              {typeset(rule.label)}
              {!rule.is_on && <span className="rc-mention rc-block fr-text--xs">arrêtée dans cet établissement</span>}
            </>
          ),
        },
        ...OUTCOMES.map((outcome) => ({
          key: outcome,
          header: outcome === "pending" ? "Trop récentes" : labelOf(AlarmOutcome, outcome),
          align: "right" as const,
          cell: (rule: RuleReport) => hiddenOr(cellOf(rule, outcome)),
        })),
        {
          key: "action",
          header: "Faire",
          card: "action",
          cell: (rule) => (
            <div className="rc-actions">
              <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open?.code === rule.code && open.panel === "sex"} onClick={() => toggle(rule.code, "sex")}>
                Par sexe<span className="fr-sr-only">, {typeset(rule.label)}</span>
              </button>
              {acts && rule.is_on && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-expanded={open?.code === rule.code && open.panel === "retire"} onClick={() => toggle(rule.code, "retire")}>
                  Retirer la règle<span className="fr-sr-only">, {typeset(rule.label)}</span>
                </button>
              )}
            </div>
          ),
        },
      ]}
      panel={{
        openKey: open?.code ?? null,
        render: (rule) =>
          open?.panel === "retire" ? <SwitchForm rule={rule} schoolId={report.school_id} to="retired" onClose={() => setOpen(null)} /> : <BySex rule={rule} />,
      }}
      empty={null}
    />
  );
}
