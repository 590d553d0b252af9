import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { notFound, useRouter, useSearch } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { isProblem } from "@/shared/api/problem";
import { sentenceName, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert, type FieldMap } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { announceGesture } from "@/shared/ui/undo";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { followUpQuery, frameQuery, partnersQuery, staffQuery, type FollowUpPage } from "../api";
import { ActFields, idOf } from "../components/ActFields";
import { StaleDetails } from "../components/StaleDetails";
import { ACTS, bodyOf, firstDraft, missingIn, type Act, type Around, type Draft } from "../logic/acts";
import { nameOf } from "../logic/list";
import { send } from "../logic/send";
import { readAgain } from "../useActs";

/** One act on one follow-up: its text, what it asks, what will follow. */
export function FollowUpActPage() {
  const { followUpId = "", act: name = "" } = useRouteParams();
  const { data, error, refetch } = useQuery(followUpQuery(followUpId));
  const act = ACTS[name];
  requireRecord(error);
  if (act === undefined) throw notFound({ routeId: "/signed-in" });
  const person = data === undefined ? null : nameOf(data.body.followed.identity);
  return (
    <>
      <PageHeader
        title={act.title}
        context={person === null ? undefined : sentenceName(person)}
        breadcrumb={[
          { label: "Liste de travail", href: "/suivis" },
          { label: person === null ? "Suivi" : sentenceName(person), href: `/suivis/${followUpId}` },
        ]}
      />
      {data === undefined && (error === null ? <Skeleton lines={6} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
      {data !== undefined && <ActForm key={name} name={name} act={act} page={data.body} etag={data.etag} />}
    </>
  );
}

function useAround(page: FollowUpPage, name: string): Around {
  const { data: staff } = useQuery({ ...staffQuery, enabled: name === "relais" || name === "referent" });
  const { data: partners } = useQuery({ ...partnersQuery, enabled: name === "partner" });
  const { data: frame } = useQuery({ ...frameQuery({}), enabled: name === "transfer" });
  const here = staff?.find(({ platform_id }) => platform_id === page.followed.platform_id)?.staff ?? [];
  const named = (units: readonly { id: string; name: string }[] = []) => units.map(({ id, name: label }) => ({ value: id, label }));
  return {
    staff: here.filter(({ away_until }) => away_until === null).map(({ id, name: who, load }) => ({ value: id, label: `${who}, ${load} suivis` })),
    partners: named(partners),
    platforms: named(frame?.other_platforms),
  };
}

interface FormProps {
  name: string;
  act: Act;
  page: FollowUpPage;
  etag: string;
}

function ActForm({ name, act, page, etag }: FormProps) {
  const router = useRouter();
  const client = useQueryClient();
  const about = useSearch({ strict: false })["sur"];
  const around = useAround(page, name);
  const [draft, setDraft] = useState(() => firstDraft(name, page, today()));
  const [asked, setAsked] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const fields = act.fields(page, around, draft);
  const lacking = missingIn(fields, draft);
  const person = nameOf(page.followed.identity);
  const back = `/suivis/${page.followed.id}`;
  const offer = page.offers.find((one) => one.offer.name === name)?.offer;
  const step = useMutation({
    mutationFn: (given: Draft) => send(name, { page, etag, key, about, body: bodyOf(fields, given) }),
    onSuccess: async () => {
      await readAgain(client);
      announceGesture({ message: `${act.done}, ${sentenceName(person)}.` });
      void router.navigate({ href: back });
    },
    onError: async () => {
      setKey(newIdempotencyKey());
      await client.invalidateQueries({ queryKey: followUpQuery(page.followed.id).queryKey });
    },
  });
  const stale = name === "details" && isProblem(step.error, "stale");
  const map: FieldMap = Object.fromEntries(fields.map((field) => [`/${field.name}`, { id: idOf(field.name), label: field.label }]));

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (lacking[0] !== undefined) document.getElementById(idOf(lacking[0]))?.focus();
    else if (!step.isPending) step.mutate(draft);
  }

  return (
    <form className="rc-shape rc-shape--act" onSubmit={submit} noValidate>
      <div>
        {stale ? (
          <StaleDetails
            fields={fields}
            draft={draft}
            page={page}
            onSettle={(settled) => {
              setDraft(settled);
              step.mutate(settled);
            }}
          />
        ) : (
          step.isError && <ProblemAlert error={step.error} fields={map} />
        )}
        {offer !== undefined && offer.blocked_by.map((sentence) => <p key={sentence}>{typeset(sentence)}</p>)}
        {offer?.legal_basis != null && <LegalBasis basis={offer.legal_basis} />}
        <div className="rc-form">
          <ActFields fields={fields} draft={draft} missing={asked ? lacking : []} onChange={(field, value) => setDraft({ ...draft, [field]: value })} />
        </div>
        <div className="rc-foot">
          <button type="submit" className="fr-btn" aria-disabled={step.isPending}>
            {step.isPending ? "Envoi…" : act.verb}
          </button>
          <AppLink className="fr-btn fr-btn--tertiary" href={back}>
            Revenir au suivi
          </AppLink>
        </div>
      </div>
      <section aria-labelledby="follows">
        <h2 id="follows" className="fr-h6">
          Ce qui va se passer
        </h2>
        <ol className="rc-sheet--numbered">
          {act.follows(page, person.first_name).map((sentence) => (
            <li key={sentence}>{typeset(sentence)}</li>
          ))}
        </ol>
      </section>
    </form>
  );
}
