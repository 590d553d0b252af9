import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { meQuery } from "@/shared/api/me";
import { rollsOfDayQuery } from "@/shared/api/rolls";
import { capitalised, halfDayLabel, longDate, today, weekdayDate } from "@/shared/format";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { useUnsentRolls } from "../api";
import { AllRolls } from "../components/AllRolls";
import { HalfDayChoice } from "../components/HalfDayChoice";
import { MyRolls } from "../components/MyRolls";
import { halfAt } from "../logic/lessons";

/** The classes of the half-day and their roll calls. */
export function RollCallsPage() {
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const supervises = me?.permissions.includes("roll_calls:supervise") === true;
  const day = search["jour"] ?? today();
  const query = useQuery(rollsOfDayQuery(day));
  useUnsentRolls();

  if (supervises) {
    return (
      <>
        <PageHeader title={`Appels du ${longDate(day)}`} actions={<HalfDayChoice day={day} />} />
        <QueryPart query={query} lines={14}>
          {({ items, closed }) => <AllRolls day={day} lines={items} closed={closed} waitingOnly={search["etat"] === "non-faits"} />}
        </QueryPart>
      </>
    );
  }
  const half = search["demi"] === "am" || search["demi"] === "pm" ? search["demi"] : day === today() ? halfAt(clock()) : "am";
  return (
    <div className="rc-roll-page">
      <PageHeader title={`${capitalised(weekdayDate(day))}, ${halfDayLabel(half)}`} context="Mes appels" />
      <HalfDayChoice day={day} half={half} />
      <QueryPart query={query} lines={6}>
        {({ items, closed }) => <MyRolls day={day} half={half} lines={items} closed={closed} />}
      </QueryPart>
    </div>
  );
}

const clock = (): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", timeStyle: "short" }).format(new Date());
