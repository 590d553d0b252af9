import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { announceGesture } from "@/shared/ui/undo";
import { AppLink } from "@/shared/ui/AppLink";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";

import { frameQuery, openFollowUp } from "../api";
import { ActFields, idOf } from "../components/ActFields";
import { bodyOf, missingIn, type ActField, type Draft } from "../logic/acts";
import { readAgain } from "../useActs";

const FIELDS: ActField[] = [
  { name: "source", label: "Comment il est arrivé", kind: "radio", choices: [{ value: "spontaneous", label: "De lui-même" }, { value: "partner", label: "Adressé par un partenaire" }] },
  { name: "family_name", label: "Nom", kind: "text" },
  { name: "first_names", label: "Prénoms", kind: "text" },
  { name: "birth_date", label: "Né le", kind: "date" },
  { name: "phone", label: "Téléphone (facultatif)", kind: "tel", optional: true, maxLength: 20 },
  { name: "email", label: "Courriel (facultatif)", kind: "email", optional: true, maxLength: 200 },
  { name: "city", label: "Commune (facultatif)", kind: "text", optional: true, maxLength: 60 },
  { name: "last_formation", label: "Dernière formation (facultatif)", kind: "text", optional: true, maxLength: 140 },
  { name: "left_on", label: "Sorti le (facultatif)", kind: "date", optional: true },
];

/** Somebody who came by themselves, or whom a partner sent. */
export function NewFollowUpPage() {
  const router = useRouter();
  const client = useQueryClient();
  const { data: frame } = useQuery(frameQuery({}));
  const [draft, setDraft] = useState<Draft>({ source: "spontaneous" });
  const [asked, setAsked] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const platforms = frame?.platforms ?? [];
  const fields: ActField[] = platforms.length > 1 ? [{ name: "platform_id", label: "Plateforme", kind: "select", choices: platforms.map(({ id, name }) => ({ value: id, label: name })) }, ...FIELDS] : FIELDS;
  const lacking = missingIn(fields, draft);
  const open = useMutation({
    mutationFn: () => openFollowUp({ platform_id: platforms[0]?.id ?? "", ...bodyOf(fields, draft) } as never, key),
    onSuccess: async ({ id }) => {
      announceGesture({ message: "Suivi ouvert." });
      await readAgain(client);
      void router.navigate({ href: `/suivis/${id}` });
    },
    onError: () => setKey(newIdempotencyKey()),
  });

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (lacking[0] !== undefined) document.getElementById(idOf(lacking[0]))?.focus();
    else if (!open.isPending && platforms.length > 0) open.mutate();
  }

  return (
    <>
      <PageHeader title="Ouvrir un suivi" breadcrumb={[{ label: "Liste de travail", href: "/suivis" }]} lead="Pour un jeune venu de lui-même ou adressé par un partenaire. S’il est déjà suivi ici, sa page s’ouvre." />
      <form className="rc-shape rc-shape--act" onSubmit={submit} noValidate>
        <div>
          {open.isError && <ProblemAlert error={open.error} fields={Object.fromEntries(fields.map(({ name, label }) => [`/${name}`, { id: idOf(name), label }]))} />}
          <div className="rc-form">
            <ActFields fields={fields} draft={draft} missing={asked ? lacking : []} onChange={(name, value) => setDraft({ ...draft, [name]: value })} />
          </div>
          <div className="rc-foot">
            <button type="submit" className="fr-btn" aria-disabled={open.isPending}>
              {open.isPending ? "Envoi…" : "Ouvrir le suivi"}
            </button>
            <AppLink className="fr-btn fr-btn--tertiary" href="/suivis">
              Revenir à la liste
            </AppLink>
          </div>
        </div>
      </form>
    </>
  );
}
