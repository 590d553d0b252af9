import { useQuery } from "@tanstack/react-query";

import { sentenceName, today, typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { LegalBasis } from "@/shared/ui/LegalBasis";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { orientationQuery } from "../api";
import { StepForm } from "../components/StepForm";

/** One step of a pupil's orientation. */
export function OrientationStepPage() {
  const { studentId = "", step = "" } = useRouteParams();
  const query = useQuery(orientationQuery(studentId));
  requireRecord(query.error);
  const page = query.data?.body;
  const offer = page?.offers.find((one) => one.name === step);
  const person = page === undefined ? "" : sentenceName(page);
  const back = `/eleves/${studentId}/orientation`;
  return (
    <>
      <PageHeader
        title={typeset(offer?.label ?? "Étape de l’orientation")}
        context={person === "" ? undefined : person}
        lead={page === undefined ? undefined : `${person}, ${page.class_name}`}
        breadcrumb={[
          { label: "Orientation", href: "/orientation" },
          { label: person === "" ? "Élève" : person, href: back },
        ]}
      />
      <QueryPart query={query}>
        {({ body }) =>
          offer !== undefined && offer.blocked_by.length === 0 ? (
            <StepForm key={step} page={body} offer={offer} today={today()} back={back} />
          ) : (
            <>
              {offer === undefined && <p>Cette étape n’est pas possible maintenant.</p>}
              {offer?.blocked_by.map((sentence) => <p key={sentence}>{typeset(sentence)}</p>)}
              {offer?.legal_basis != null && <LegalBasis basis={offer.legal_basis} defaultOpen />}
              <AppLink className="fr-link" href={back}>
                Revenir à l’orientation
              </AppLink>
            </>
          )
        }
      </QueryPart>
    </>
  );
}
