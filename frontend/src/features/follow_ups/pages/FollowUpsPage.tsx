import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { downloadFile } from "@/shared/api/files";
import { meQuery } from "@/shared/api/me";
import { counted, monthName, textDate, today as presentDay } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { pagingOf } from "@/shared/ui/paging";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart } from "@/shared/ui/QueryPart";

import { columnsQuery, followUpsQuery, frameQuery, staffQuery, type Frame } from "../api";
import { CallMode } from "../components/CallMode";
import { Kanban } from "../components/Kanban";
import { SharePanel } from "../components/SharePanel";
import { WorkTable } from "../components/WorkTable";
import { countersOf, fieldsOf, filtersOf, isNarrowed, listHref, NEED_WORDS, viewHref, viewOf, VIEWS, type Search } from "../logic/list";

/** « Qui appeler maintenant, et qui attend qui depuis quand ? » */
export function FollowUpsPage() {
  const router = useRouter();
  const search: Search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  const filters = filtersOf(search, me?.id);
  const { data: frame } = useQuery({ ...frameQuery(filters), placeholderData: keepPreviousData });
  const { data: staff } = useQuery(staffQuery);
  const [sharing, setSharing] = useState<string[] | null>(search["repartir"] === undefined ? null : []);
  const view = viewOf(search);
  const platform = staff?.find(({ platform_id }) => platform_id === (search["plateforme"] ?? frame?.platforms[0]?.id));
  const people = (staff ?? []).flatMap((each) => each.staff.map(({ id, name }) => ({ value: id, label: name })));

  return (
    <>
      <PageHeader
        title={view === "appels" ? "Appels" : "Liste de travail"}
        context={frame?.platforms[0]?.name}
        lead={view === "appels" ? <Calling search={search} /> : frame === undefined ? "Qui appeler maintenant, et qui attend qui depuis quand\u00a0?" : <Lead frame={frame} search={search} />}
        actions={<Actions search={search} filters={filters} {...(may("follow_ups:assign") && { unassigned: frame?.counters.without_referent ?? 0, onShare: () => setSharing([]) })} />}
      />
      {view !== "appels" && <FilterBar
        fields={fieldsOf({ frame, staff: people })}
        values={search}
        onApply={(values) => void router.navigate({ href: listHref(values) })}
        counters={frame === undefined ? [] : countersOf(frame, search)}
        result={frame === undefined ? "" : counted(frame.months.reduce((sum, { count }) => sum + count, 0), "jeune", "jeunes")}
      />}
      {sharing !== null && platform !== undefined && may("follow_ups:assign") && (
        <SharePanel key={sharing.join()} platform={platform} ids={sharing} count={frame?.counters.without_referent ?? 0} onClose={() => setSharing(null)} />
      )}
      {view === "colonnes" ? (
        <Columns search={search} filters={filters} interviews={may("interviews:write")} />
      ) : (
        <Lines search={search} filters={filters} frame={frame} me={me?.id} calls={view === "appels"} {...(may("follow_ups:assign") && { onShare: setSharing })} />
      )}
    </>
  );
}

type Narrowed = ReturnType<typeof filtersOf>;

/** What arrived lately, as the missions locales read their lists: by month. */
function Lead({ frame, search }: { frame: Frame; search: Search }) {
  const months = frame.months.slice(0, 3);
  return (
    <p className="rc-mention">
      {frame.arrival !== null && (
        <span className="rc-block rc-strong">
          Campagne du {textDate(frame.arrival.campaign_date)} publiée&nbsp;: {counted(frame.arrival.opened, "nouveau jeune", "nouveaux jeunes")}
          {frame.arrival.known > 0 && `, ${frame.arrival.known} déjà suivis`}.
        </span>
      )}
      {counted(frame.counters.open, "jeune suivi", "jeunes suivis")}
      {months.length > 0 && ". Arrivés en "}
      {months.map(({ month, count }, index) => (
        <span key={month}>
          {index > 0 && ", "}
          <AppLink href={listHref(search, { arrivee: month })}>
            {monthName(month)} ({count})
          </AppLink>
        </span>
      ))}
      .{" "}
      {search["voir"] === "termines" ? (
        <AppLink href={listHref(search, { voir: undefined })}>Revenir aux suivis en cours</AppLink>
      ) : (
        <AppLink href={listHref(search, { voir: "termines", besoin: undefined })}>Suivis terminés</AppLink>
      )}
    </p>
  );
}

interface ActionsProps {
  search: Search;
  filters: Narrowed;
  /** Given to who shares out. */
  unassigned?: number;
  onShare?: () => void;
}

function Actions({ search, filters, unassigned = 0, onShare }: ActionsProps) {
  const [error, setError] = useState<unknown>(null);
  const view = viewOf(search);
  const wanted = new URLSearchParams(Object.entries(filters).map(([name, value]) => [name, String(value)])).toString();
  return (
    <>
      <nav className="rc-views" aria-label="Vues de la liste">
        {VIEWS.map((each) => (
          <AppLink key={each.view} href={viewHref(search, each.view)} aria-current={each.view === view ? "true" : undefined}>
            {each.label}
          </AppLink>
        ))}
      </nav>
      {onShare !== undefined && unassigned > 0 && view !== "appels" && (
        <button type="button" className="fr-btn fr-btn--sm" onClick={onShare}>
          Répartir {counted(unassigned, "jeune")} sans référent
        </button>
      )}
      <AppLink className="fr-btn fr-btn--sm fr-btn--secondary rc-wide" href="/suivis/nouveau">
        Ouvrir un suivi
      </AppLink>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary rc-wide" onClick={() => void downloadFile(`/api/v1/follow-ups/export?${wanted}`).then(() => setError(null), setError)}>
        Exporter (fonctions seulement)
      </button>
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
}

/** Whom one is calling, and the way back to the rest. */
function Calling({ search }: { search: Search }) {
  const words = NEED_WORDS[search["besoin"] ?? ""];
  return <p className="rc-mention">{words === undefined ? "Un jeune par écran, le plus pressé d’abord." : `Les jeunes ${words}, le plus pressé d’abord.`}</p>;
}

function Columns({ search, filters, interviews }: { search: Search; filters: Narrowed; interviews: boolean }) {
  const query = useQuery({ ...columnsQuery({ ...filters, scope: "open" }), placeholderData: keepPreviousData });
  return (
    <QueryPart query={query} lines={10}>
      {({ columns }) => <Kanban columns={columns} search={search} today={presentDay()} interviews={interviews} />}
    </QueryPart>
  );
}

interface LinesProps {
  search: Search;
  filters: Narrowed;
  frame: Frame | undefined;
  me: string | undefined;
  calls: boolean;
  onShare?: (ids: string[]) => void;
}

function Lines({ search, filters, frame, me, calls, ...sharing }: LinesProps) {
  const cursor = search["apres"];
  const query = useQuery({ ...followUpsQuery({ ...filters, limit: 50, ...(cursor !== undefined && { cursor }) }), placeholderData: keepPreviousData });
  return (
    <QueryPart query={query} lines={12}>
      {({ items, next_cursor }) =>
        calls && items.length > 0 ? (
          <CallMode lines={items} />
        ) : (
          <WorkTable
            lines={items}
            today={presentDay()}
            me={me}
            busy={query.isPlaceholderData}
            paging={pagingOf(cursor, next_cursor, (to) => listHref(search, { apres: to }))}
            empty={<Nobody search={search} frame={frame} />}
            months={viewOf(search) === "mois"}
            {...sharing}
          />
        )
      }
    </QueryPart>
  );
}

function Nobody({ search, frame }: { search: Search; frame: Frame | undefined }) {
  if (isNarrowed(search)) return <EmptyState kind="filtered" title="Aucun jeune avec ces filtres." action={<AppLink href="/suivis">Réinitialiser les filtres</AppLink>} />;
  if (frame?.platforms.length === 0) return <EmptyState kind="never" title="Vous ne siégez dans aucune plateforme.">Votre responsable de plateforme demande votre accès à l’administrateur.</EmptyState>;
  return (
    <EmptyState kind="never" title="Aucun jeune suivi.">
      Les jeunes arrivent ici d’une liste publiée, d’un établissement, d’un partenaire, ou d’eux-mêmes.
    </EmptyState>
  );
}
