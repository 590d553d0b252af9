import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";

import { meQuery } from "@/shared/api/me";
import { AppLink } from "@/shared/ui/AppLink";
import { Kbd } from "@/shared/ui/Kbd";
import { QueryPart } from "@/shared/ui/QueryPart";
import type { Saving } from "@/shared/ui/SaveState";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";

import { meetingQuery, pointQuery, pulseQuery, takeUp, type Meeting } from "../api";
import { isLeft, nextPoint, pointBeside, startPoint } from "../logic/agenda";
import { presenceWords, reportName } from "../logic/words";
import { useHolds } from "../useMeeting";
import { Minutes } from "./Minutes";
import { PointEditor } from "./PointEditor";
import { PointView } from "./PointView";
import { SessionAgenda } from "./SessionAgenda";

interface Props {
  meeting: Meeting;
  masked: boolean;
  onSaving: (saving: Saving) => void;
  onProjection: () => void;
}

/** Three columns: the agenda, the pupil in question, what is decided; on a phone, the agenda then one pupil. */
export function Session({ meeting, masked, onSaving, onProjection }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const holds = useHolds();
  const narrow = useIsNarrow();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const asked = useSearch({ strict: false })["point"];
  const found = meeting.items.find((item) => item.id === asked);
  const here = found ?? (narrow ? undefined : (startPoint(meeting.items) ?? undefined));
  const id = here?.id;
  const point = useQuery({ ...pointQuery(meeting.id, id ?? ""), enabled: id !== undefined });
  const { data: pulse, dataUpdatedAt } = useQuery(pulseQuery(meeting.id));
  const moving = pulse?.items.find((item) => item.id === id);
  useFollow(meeting, id, pulse);

  const hrefOf = (item: string): string => `/reunions/${meeting.id}/seance?point=${item}`;
  /** « En cours » follows the person who holds the meeting, not who only looks. */
  async function takenUp(item: string): Promise<void> {
    if (!holds || !meeting.items.some((each) => each.id === item && isLeft(each))) return;
    client.setQueryData(pointQuery(meeting.id, item).queryKey, await takeUp(meeting.id, item));
    await client.invalidateQueries({ queryKey: meetingQuery(meeting.id).queryKey, exact: true });
  }
  function go(item: { id: string } | null): void {
    if (item === null) return;
    void takenUp(item.id);
    void router.navigate({ href: hrefOf(item.id) });
  }
  const next = nextPoint(meeting.items, id);
  const previous = pointBeside(meeting.items, id, -1);
  useShortcuts([
    { keys: "n", label: "Point suivant à voir", run: () => go(next) },
    { keys: "b", label: "Point précédent", run: () => go(previous) },
    ...(holds ? [{ keys: "d", label: "Aller à la décision", run: () => document.querySelector<HTMLInputElement>("#decision-kind input")?.focus() }] : []),
    { keys: "p", label: "Mode projection", run: onProjection },
  ]);

  return (
      <div className={holds ? "rc-session" : "rc-session rc-session--reader"}>
        {(!narrow || id === undefined) && <SessionAgenda meeting={meeting} masked={masked} current={id} hrefOf={hrefOf} onOpen={(item) => void takenUp(item)} />}
        {id !== undefined && (
          <QueryPart key={id} query={point} lines={8}>
            {(answer) => (
              <>
                <PointView meeting={meeting} point={answer.body} masked={masked} presence={moving === undefined ? null : presenceWords(moving, me?.name ?? "", dataUpdatedAt)} />
                {holds && <PointEditor meeting={meeting} point={answer} masked={masked} onSaving={onSaving} onDone={() => go(nextPoint(meeting.items, id))} />}
              </>
            )}
          </QueryPart>
        )}
        <div className="rc-session__below">
          {id !== undefined && (
            <div className="rc-actions rc-session__walk rc-no-print">
              {narrow && (
                <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href={`/reunions/${meeting.id}/seance`}>
                  Ordre du jour
                </AppLink>
              )}
              {previous !== null && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-keyshortcuts="b" onClick={() => go(previous)}>
                  Précédent <Kbd keys="b" />
                </button>
              )}
              {next !== null && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-keyshortcuts="n" onClick={() => go(next)}>
                  Suivant <Kbd keys="n" />
                </button>
              )}
            </div>
          )}
          {(!narrow || id === undefined) && <Minutes items={meeting.items} title={reportName(meeting)} masked={masked} />}
        </div>
      </div>
  );
}

/** Reads again what somebody else has changed: the meeting, then the point in question. */
function useFollow(meeting: Meeting, id: string | undefined, pulse: { version: number; state: string; items: { id: string; version: number; state: string }[] } | undefined): void {
  const client = useQueryClient();
  const stamp = pulse === undefined ? null : JSON.stringify([pulse.state, pulse.items.map((item) => [item.id, item.version, item.state])]);
  const known = JSON.stringify([meeting.state, meeting.items.map((item) => [item.id, item.version, item.state])]);
  useEffect(() => {
    if (stamp === null || stamp === known) return;
    void client.invalidateQueries({ queryKey: meetingQuery(meeting.id).queryKey, exact: true });
    const answer = id === undefined ? undefined : client.getQueryData(pointQuery(meeting.id, id).queryKey);
    const moved = pulse?.items.find((item) => item.id === id);
    if (id !== undefined && answer !== undefined && moved !== undefined && moved.version > answer.body.version) void client.invalidateQueries({ queryKey: pointQuery(meeting.id, id).queryKey });
    // Only what the server says anew: what this screen has just written is known before the next pulse.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stamp]);
}
