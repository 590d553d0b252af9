import { useState } from "react";

import { counted, halfDays, sentenceName, tableDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { ContactPanel } from "@/shared/ui/ContactPanel";
import { DataTable } from "@/shared/ui/DataTable";
import { FilterBar } from "@/shared/ui/FilterBar";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { PersonName } from "@/shared/ui/PersonName";
import type { Column, Sort } from "@/shared/ui/table";
import { announceGesture } from "@/shared/ui/undo";
import { WhyButton } from "@/shared/ui/WhyCount";
import { WhyPanel } from "@/shared/ui/WhyPanel";

import { contactOptions, PUPILS, R131_7, WHY, type Pupil } from "./samples";

const FIELDS = [
  { name: "classe", label: "Classe", kind: "select" as const, options: [{ value: "", label: "Toutes" }, { value: "melec", label: "2de MELEC" }] },
  { name: "depuis", label: "Franchi depuis", kind: "date" as const },
];

export function TableStories() {
  const [values, setValues] = useState<Record<string, string | undefined>>({ classe: "melec" });
  const [sort, setSort] = useState<Sort>({ key: "crossed_on", direction: "ascending" });
  const [open, setOpen] = useState<{ key: string; what: "why" | "contact" } | null>({ key: "1", what: "why" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(["1", "3"]));
  const toggle = (key: string, what: "why" | "contact"): void => setOpen(open?.key === key && open.what === what ? null : { key, what });

  const columns: Column<Pupil>[] = [
    {
      key: "student", header: "Élève", sortKey: "name", isRowHeader: true,
      cell: (pupil) => (
        <>
          <AppLink href={`/eleves/${pupil.id}`}>
            <PersonName name={pupil} />
          </AppLink>{" "}
          <span className="rc-mention">{pupil.class_name}</span>
        </>
      ),
    },
    { key: "crossed", header: "Franchi le", sortKey: "crossed_on", cell: (pupil) => tableDate(pupil.crossed_on) },
    {
      key: "count", header: "Mois / 30 j", align: "right",
      cell: (pupil) => (
        <>
          {pupil.month} / {pupil.rolling}{" "}
          <WhyButton count={halfDays(pupil.month)} subject={sentenceName(pupil)} expanded={open?.key === pupil.id && open.what === "why"} onToggle={() => toggle(pupil.id, "why")} />
        </>
      ),
    },
    { key: "done", header: "Fait depuis", cell: (pupil) => pupil.done },
    {
      key: "action", header: "", card: "action",
      cell: (pupil) => (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => toggle(pupil.id, "contact")}>
          Noter un appel<span className="fr-sr-only">, {sentenceName(pupil)}</span>
        </button>
      ),
    },
  ];

  return (
    <>
      <PageHeader
        title="Seuils atteints en novembre 2026"
        lead={
          <>
            4 demi-journées non justifiées dans le mois&nbsp;: réunir la commission éducative. <LegalBasis basis={R131_7} />
          </>
        }
      />
      <FilterBar
        fields={FIELDS} values={values} onApply={setValues} result={counted(PUPILS.length, "élève")}
        counters={[
          { label: "sans dossier", count: 12, href: "/composition/liste?traite=non", current: true },
          { label: "en cours", count: 9, href: "/composition/liste?traite=encours" },
          { label: "traités", count: 40, href: "/composition/liste?traite=oui" },
        ]}
      />
      <DataTable
        caption="Élèves ayant atteint 4 demi-journées en novembre 2026" columns={columns} rows={PUPILS} rowKey={(pupil) => pupil.id}
        rowName={sentenceName} sort={sort} onSort={setSort} empty={null}
        paging={{ page: 2, previousHref: "/composition/liste", nextHref: "/composition/liste?cursor=abc" }}
        selection={{
          keys: chosen, onChange: setChosen,
          actions: <button type="button" className="fr-btn">Préparer {chosen.size} dossiers</button>,
        }}
        panel={{
          openKey: open?.key ?? null,
          render: (pupil) =>
            open?.what === "why" ? (
              <WhyPanel explanation={WHY} subject={sentenceName(pupil)} />
            ) : (
              <ContactPanel
                person={sentenceName(pupil)} options={contactOptions}
                contacts={[
                  { id: "a", name: "Mme Delorme", relation: "mère", phone: "0639980122", first_to_call: true, accepts_sms: true, last_attempts: ["ven. 16 h 20\u00a0: répondeur"] },
                  { id: "b", name: "M. Delorme", relation: "père", phone: null, first_to_call: false, accepts_sms: false, last_attempts: [] },
                ]}
                script="Bonjour, ici la vie scolaire du lycée Jacques-Prévert. Yanis n’était pas à l’appel ce matin. Pouvez-vous me dire pourquoi&nbsp;?"
                onSave={() => {
                  announceGesture({ message: `Appel noté pour ${sentenceName(pupil)}.`, undo: () => undefined });
                  setOpen(null);
                }}
                onClose={() => setOpen(null)}
              />
            ),
        }}
      />
    </>
  );
}
