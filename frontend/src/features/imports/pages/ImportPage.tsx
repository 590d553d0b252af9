import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";

import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { requireRecord } from "@/shared/ui/requireRecord";
import { useRouteParams } from "@/shared/ui/useRouteParams";
import { textDate } from "@/shared/format";

import { importQuery } from "../api";
import { ColumnMapping } from "../components/ColumnMapping";
import { Differences } from "../components/Differences";
import { FileCard } from "../components/FileCard";
import { ImportActions } from "../components/ImportActions";
import { Working } from "../components/Working";
import { firstOutcome, OUTCOMES } from "../logic/outcomes";

/** The differences a file would make, and whether to trust it. */
export function ImportPage() {
  const { importId = "" } = useRouteParams();
  const { voir, apres } = useSearch({ strict: false });
  const opened = useQuery(importQuery(importId));
  requireRecord(opened.error);
  const one = opened.data?.body;
  return (
    <>
      <PageHeader
        title={one === undefined ? "Import" : `Import du ${textDate(one.created_at)}`}
        context={one?.file_name}
        lead={one?.file_name ?? "Que va changer ce fichier, et puis-je lui faire confiance\u00a0?"}
        breadcrumb={[{ label: "Imports", href: "/imports" }]}
      />
      <QueryPart query={opened}>
        {({ body, etag }) => (
          <>
            <FileCard one={body} />
            {(body.state === "reading" || body.state === "applying") && <Working one={body} />}
            {body.state === "mapping" && <ColumnMapping one={body} etag={etag} />}
            {Object.keys(body.counts).length > 0 && (
              <Differences one={body} outcome={OUTCOMES.find((each) => each === voir) ?? firstOutcome(body.counts)} cursor={apres} />
            )}
            <ImportActions one={body} etag={etag} />
          </>
        )}
      </QueryPart>
    </>
  );
}

