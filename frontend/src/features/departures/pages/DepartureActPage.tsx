import { useQuery } from "@tanstack/react-query";

import { counted, sentenceName, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { departureQuery, type Departure } from "../api";
import { StepForm } from "../components/StepForm";

/** What will happen if I record this: one step of a departure. */
export function DepartureActPage() {
  const { departureId = "", step = "" } = useRouteParams();
  const query = useQuery(departureQuery(departureId));
  requireRecord(query.error);
  const page = query.data?.body;
  const offer = page?.offers.find((one) => one.name === step);
  const person = page === undefined ? "" : sentenceName(page);
  return (
    <>
      <PageHeader
        title={typeset(offer?.label ?? "Étape d’une sortie")}
        context={person === "" ? undefined : person}
        lead={page === undefined ? undefined : `${person}, ${page.class_name ?? "sans classe"}, ${counted(page.age, "an")}`}
        breadcrumb={[
          { label: "Sorties", href: "/sorties" },
          { label: person === "" ? "Sortie" : person, href: `/sorties/${departureId}` },
        ]}
      />
      <QueryPart query={query}>
        {({ body, etag }) =>
          offer !== undefined && offer.blocked_by.length === 0 ? <StepForm key={step} page={body} etag={etag} offer={offer} today={today()} /> : <NotPossible offer={offer} id={departureId} />
        }
      </QueryPart>
    </>
  );
}

/** Blocked, done already, or somebody else's: what is missing, and the way back. */
function NotPossible({ offer, id }: { offer: Departure["offers"][number] | undefined; id: string }) {
  return (
    <>
      {offer === undefined && <p>Cette étape n’est pas possible maintenant dans ce dossier.</p>}
      {offer?.blocked_by.map((sentence) => <p key={sentence}>{typeset(sentence)}</p>)}
      {offer?.legal_basis != null && <LegalBasis basis={offer.legal_basis} defaultOpen />}
      <AppLink className="fr-link" href={`/sorties/${id}`}>
        Revenir au dossier
      </AppLink>
    </>
  );
}
