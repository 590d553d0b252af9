import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { api, bodyOf } from "@/shared/api/client";
import { meQuery } from "@/shared/api/me";
import { workQuery } from "@/shared/api/work";
import { capitalised, dayMonth, longDate, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";
import { focusRow } from "@/shared/ui/rowFocus";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { announceGesture } from "@/shared/ui/undo";
import { WorkQueue } from "@/shared/ui/WorkQueue";

import { RollsToday } from "../components/RollsToday";
import { rowOf } from "../components/rows";
import { bundles, figures, type Item } from "../logic/queue";
import { useTaskGestures } from "../useTaskGestures";

/** Where the day starts: work in groups, and who waits for whom. */
export function HomePage() {
  const box = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const query = useQuery(workQuery);
  const putOff = useMutation({
    mutationFn: ({ key, until }: { key: string; until: string }) =>
      bodyOf(api.POST("/api/v1/work-items/{key}/snooze", { params: { path: { key } }, body: { until, reason: "not_today" } })),
    onSuccess: async (_answer, { key, until }) => {
      announceGesture({
        message: `Reporté au ${dayMonth(until)}.`,
        undo: async () => {
          await bodyOf(api.DELETE("/api/v1/work-items/{key}/snooze", { params: { path: { key } } }));
          await client.invalidateQueries({ queryKey: ["work-items"] });
        },
      });
      await client.invalidateQueries({ queryKey: ["work-items"] });
    },
  });
  const choose = (index: number): void => focusRow(box.current, 0)?.querySelector<HTMLElement>(index === 0 ? ".rc-actions a, .rc-actions > button" : ".rc-menu__button")?.click();
  const task = useTaskGestures();
  useShortcuts([
    { keys: "f", label: "Faire ce que propose la ligne", run: () => choose(0) },
    { keys: "r", label: "Reporter la ligne", run: () => choose(1) },
    { keys: "j", label: "Ligne suivante", run: () => focusRow(box.current, 1) },
    { keys: "k", label: "Ligne précédente", run: () => focusRow(box.current, -1) },
  ]);
  const supervises = me?.permissions.includes("roll_calls:supervise") === true;
  const firstName = me?.name.split(" ")[0] ?? "";

  return (
    <>
      <PageHeader title={firstName === "" ? "Bonjour" : `Bonjour ${firstName}`} context="À faire" lead={<p className="rc-mention">{capitalised(longDate(today()))}</p>} />
      {putOff.isError && <ProblemAlert error={putOff.error} />}
      {task.error !== null && <ProblemAlert error={task.error} />}
      <div className={supervises ? "rc-shape rc-shape--file" : "rc-work"} ref={box}>
        <QueryPart query={query} lines={10}>
          {({ items, today: day }) =>
            items.length === 0 ? (
              <EmptyState kind="done" title="Tout est à jour.">
                Ce qui attend une décision de votre part apparaît ici, avec la raison et la date.
              </EmptyState>
            ) : (
              <div>
                <Sentence items={items} />
                <WorkQueue
                  today={day}
                  groups={bundles(items).map((bundle) => ({ title: bundle.title, items: bundle.items.map((item) => rowOf(item, day, { ...task, putOff: (until) => putOff.mutate({ key: item.key, until }) })) }))}
                />
              </div>
            )
          }
        </QueryPart>
        {supervises && (
          <aside aria-label="Appels">
            <RollsToday />
          </aside>
        )}
      </div>
    </>
  );
}

/** The day in one sentence of linked figures. */
function Sentence({ items }: { items: readonly Item[] }) {
  const all = figures(items);
  if (all.length === 0) return items.some((item) => item.group !== "waiting") ? null : <p>Rien ne vous attend aujourd’hui.</p>;
  return (
    <p className="rc-sentence">
      {all.map((figure, index) => (
        <span key={figure.href}>
          {index > 0 && ", "}
          <AppLink href={figure.href}>{figure.words}</AppLink>
        </span>
      ))}
      .
    </p>
  );
}
