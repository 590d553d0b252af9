import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode, type SubmitEvent } from "react";

import { meQuery } from "@/shared/api/me";
import { sentenceName, textDate, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { QueryPart, Skeleton } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { SaveState } from "@/shared/ui/SaveState";
import { announceGesture } from "@/shared/ui/undo";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { finishInterview, followUpQuery, readInterview, type FollowUpPage, type Interview } from "../api";
import { InterviewFields } from "../components/InterviewFields";
import { InterviewRead, Reading } from "../components/InterviewRead";
import { blankNotes, lacksOf, notesOf } from "../logic/interview";
import { nameOf } from "../logic/list";
import { readAgain } from "../useActs";
import { useInterview } from "../useInterview";

const NEW = "nouveau";

/** The interview of a PsyEN and of a MLDS: written by two, finished once, read by the young person. */
export function InterviewPage() {
  const { followUpId = "", interviewId = NEW } = useRouteParams();
  const { data, error, refetch } = useQuery(followUpQuery(followUpId));
  requireRecord(error);
  const draft = data?.body.interviews.find(({ state }) => state === "draft");
  // The page keeps the draft it opened with, or none: what autosave writes is not read again under the words.
  const [opened, setOpened] = useState<string | null | undefined>(interviewId === NEW ? undefined : interviewId);
  if (opened === undefined && data !== undefined) setOpened(draft?.id ?? null);
  const wanted = opened ?? undefined;
  const one = useQuery({
    queryKey: ["follow-ups", followUpId, "interviews", wanted],
    queryFn: () => readInterview(followUpId, wanted ?? ""),
    enabled: wanted !== undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
  requireRecord(one.error);
  if (data === undefined) return <Frame>{error === null ? <Skeleton lines={10} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />}</Frame>;
  const page = data.body;
  if (wanted === undefined) return <Writing page={page} interview={null} etag="" />;
  if (one.data?.body.state === "draft") return <Writing key={wanted} page={page} interview={one.data.body} etag={one.data.etag} />;
  return (
    <Frame page={page}>
      <QueryPart query={one}>{({ body }) => <InterviewRead interview={body} person={nameOf(page.followed.identity).first_name} />}</QueryPart>
    </Frame>
  );
}

function Frame({ page, saveState, children }: { page?: FollowUpPage; saveState?: ReactNode; children: ReactNode }) {
  const person = page === undefined ? null : sentenceName(nameOf(page.followed.identity));
  return (
    <>
      <PageHeader
        title={person === null ? "Entretien" : `Entretien avec ${person}`}
        breadcrumb={[
          { label: "Liste de travail", href: "/suivis" },
          { label: person ?? "Suivi", href: page === undefined ? "/suivis" : `/suivis/${page.followed.id}` },
        ]}
        saveState={saveState}
      />
      {children}
    </>
  );
}

interface WritingProps {
  page: FollowUpPage;
  interview: Interview | null;
  etag: string;
}

function Writing({ page, interview, etag }: WritingProps) {
  const router = useRouter();
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { id, platform_id, identity, interviewed_on } = page.followed;
  const [asked, setAsked] = useState(false);
  const draft = useInterview({ followUpId: id, first: interview === null ? blankNotes(today(), interviewed_on !== null) : notesOf(interview), kept: interview === null ? null : { id: interview.id, etag } });
  const person = nameOf(identity);
  const lacks = lacksOf(draft.notes);
  useLeaveGuard(draft.saving.status === "failed" || draft.saving.status === "saving");
  const finish = useMutation({
    mutationFn: async () => {
      if (!(await draft.save())) throw new Error("unsaved");
      const present = draft.present();
      if (present === null) throw new Error("no draft");
      return finishInterview(id, present.id, present.etag);
    },
    onSuccess: async () => {
      announceGesture({ message: `Entretien terminé. ${person.first_name} peut lire la synthèse.` });
      await readAgain(client);
      void router.navigate({ href: `/suivis/${id}` });
    },
  });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    const [first] = lacks;
    if (first !== undefined) document.getElementById(first.field)?.focus();
    else if (!finish.isPending) finish.mutate();
  }

  return (
    <Frame page={page} saveState={<SaveState saving={draft.saving} onRetry={() => void draft.save()} />}>
      {draft.isStale && <Stale onMine={() => void draft.keepMine()} onTheirs={() => void draft.takeTheirs()} />}
      {draft.problem !== null && !draft.isStale && <ProblemAlert error={draft.problem} takesFocus={false} />}
      {finish.isError && draft.problem === null && <ProblemAlert error={finish.error} fields={Object.fromEntries(lacks.map(({ field, label }) => [`/${field}`, { id: field, label }]))} />}
      <p className="rc-strip">Notez ce que {person.first_name} peut relire&nbsp;: rien de psychologique, rien de la santé ni de la famille.</p>
      <form className="rc-shape rc-shape--act" onSubmit={submit} noValidate>
        <div>
          <InterviewFields
            notes={draft.notes}
            platformId={platform_id}
            author={interview?.author_id ?? me?.id}
            lacks={asked ? Object.fromEntries(lacks.map(({ field, words }) => [field, `${words.charAt(0).toLocaleUpperCase("fr")}${words.slice(1)}.`])) : {}}
            person={person.first_name}
            onChange={draft.change}
          />
          <div className="rc-foot">
            <button type="submit" className="fr-btn" aria-disabled={finish.isPending}>
              {finish.isPending ? "Envoi…" : "Terminer l’entretien"}
            </button>
            <AppLink className="fr-btn fr-btn--tertiary" href={`/suivis/${id}`}>
              Continuer plus tard
            </AppLink>
          </div>
        </div>
        <div className="rc-sticky">
          <Reading person={person.first_name} synthesis={draft.notes.synthesis} />
          <section aria-labelledby="lacks">
            <h2 id="lacks" className="fr-h6">
              {lacks.length === 0 ? "Tout est là" : "Avant de terminer"}
            </h2>
            {lacks.length === 0 ? (
              <p>
                La suite est fixée{draft.notes.next_on == null ? "" : ` au ${textDate(draft.notes.next_on)}`}. Un entretien terminé ne se modifie plus.
              </p>
            ) : (
              <ul>
                {lacks.map(({ field, label, words }) => (
                  <li key={field}>
                    <a href={`#${field}`}>{label}</a>&nbsp;: {words}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </form>
    </Frame>
  );
}

function Stale({ onMine, onTheirs }: { onMine: () => void; onTheirs: () => void }) {
  return (
    <section className="rc-box" aria-labelledby="stale">
      <h2 id="stale" className="fr-h6">
        L’autre auteur a écrit pendant votre saisie.
      </h2>
      <div className="rc-actions">
        <button type="button" className="fr-btn fr-btn--sm" onClick={onTheirs}>
          Lire son texte
        </button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onMine}>
          Garder le mien
        </button>
      </div>
    </section>
  );
}

/** What is not saved is not left without being asked. */
function useLeaveGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [active]);
}
