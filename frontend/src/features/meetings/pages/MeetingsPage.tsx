import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { labelOf } from "@/shared/api/labels";
import { meQuery } from "@/shared/api/me";
import { MeetingState } from "@/shared/api/reference.gen";
import { addDays, capitalised, longDate, today, typeset, weekdayDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { DataTable } from "@/shared/ui/DataTable";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Column } from "@/shared/ui/table";

import { groupsQuery, meetingsQuery, type MeetingLine } from "../api";
import { ComingDates } from "../components/ComingDates";
import { Groups } from "../components/Groups";
import { PlanForm } from "../components/PlanForm";
import { situationsWords, timeWords } from "../logic/agenda";
import { houseOf } from "../logic/groups";
import { hourOf, kindName } from "../logic/words";

const YEAR = 366;

/** The meetings one holds or is invited to, and the groups that hold them. */
export function MeetingsPage() {
  const past = useSearch({ strict: false })["voir"] === "passees";
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const holds = me?.permissions.includes("meetings:hold") === true;
  const house = houseOf(me);
  const day = today();
  const [planning, setPlanning] = useState(false);
  const meetings = useQuery(meetingsQuery(past ? { from: addDays(day, -YEAR), to: addDays(day, -1) } : { from: day }));
  const groups = useQuery({ ...groupsQuery, enabled: me !== undefined });
  return (
    <>
      <PageHeader
        title="Réunions"
        context={house?.name}
        lead="De qui allons-nous parler, quand, avec qui&nbsp;?"
        actions={
          holds && house !== null ? (
            <button type="button" className={planning ? "fr-btn fr-btn--secondary" : "fr-btn"} aria-expanded={planning} onClick={() => setPlanning(!planning)}>
              Prévoir une réunion
            </button>
          ) : undefined
        }
      />
      {planning && house !== null && (
        <section aria-labelledby="plan" className="rc-box">
          <h2 id="plan" className="fr-h6">
            Nouvelle réunion
          </h2>
          <PlanForm house={house} groups={groups.data ?? []} onClose={() => setPlanning(false)} />
        </section>
      )}
      <ul className="rc-counters rc-no-print">
        <li>
          <AppLink href="/reunions" aria-current={past ? undefined : "true"}>
            À venir
          </AppLink>
        </li>
        <li>
          <AppLink href="/reunions?voir=passees" aria-current={past ? "true" : undefined}>
            Passées
          </AppLink>
        </li>
      </ul>
      <QueryPart query={meetings}>
        {(lines) => (
          <>
            <DataTable
              caption={past ? "Réunions passées de l’année" : "Réunions à venir"}
              columns={columnsOf((me?.units.length ?? 1) > 1)}
              rows={past ? lines.toReversed() : lines}
              rowKey={(line) => line.id}
              rowName={(line) => `${kindName(line.kind)} du ${weekdayDate(line.held_on)}`}
              empty={
                past ? (
                  <EmptyState kind="never" title="Aucune réunion passée cette année." />
                ) : (
                  <EmptyState kind="closed" title="Aucune réunion prévue.">
                    {holds ? "Choisissez une date du groupe, ou prévoyez une réunion." : "Une réunion apparaît ici quand vous y êtes invité."}
                  </EmptyState>
                )
              }
            />
            {!past && holds && <ComingDates groups={groups.data ?? []} planned={lines} />}
          </>
        )}
      </QueryPart>
      {(holds || (groups.data?.length ?? 0) > 0) && house !== null && (
        <section className="rc-section" aria-labelledby="groups">
          <h2 id="groups" className="fr-h5">
            {house.kind === "platform" ? "Groupes de la plateforme" : "Groupes de l’établissement"}
          </h2>
          <QueryPart query={groups} lines={3}>
            {(items) => <Groups groups={items} house={house} holds={holds} />}
          </QueryPart>
        </section>
      )}
    </>
  );
}

const columnsOf = (severalHouses: boolean): Column<MeetingLine>[] => [
  {
    key: "day",
    header: "Réunion",
    isRowHeader: true,
    cell: (line) => (
      <>
        <AppLink href={`/reunions/${line.id}`}>
          {capitalised(longDate(line.held_on))}, {hourOf(line.starts_at)}
        </AppLink>
        <span className="rc-mention rc-block fr-text--xs">{line.group_name === "" ? kindName(line.kind) : typeset(line.group_name)}</span>
      </>
    ),
  },
  ...(severalHouses ? [{ key: "house", header: "Où", cell: (line: MeetingLine) => line.unit_name }] : []),
  { key: "state", header: "État", cell: (line) => labelOf(MeetingState, line.state) },
  {
    key: "situations",
    header: "Situations",
    cell: (line) => (line.state === "closed" ? `${situationsWords(line.seen)} vue${line.seen > 1 ? "s" : ""}` : situationsWords(line.situations)),
  },
  { key: "minutes", header: "Durée", cell: (line) => timeWords(line.minutes_used, line.planned_minutes) },
  { key: "place", header: "Lieu", cell: (line) => (line.place === "" ? <span className="rc-mention">non renseigné</span> : typeset(line.place)) },
];
