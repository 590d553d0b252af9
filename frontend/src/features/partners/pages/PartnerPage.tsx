import { useQuery } from "@tanstack/react-query";

import { labelOf } from "@/shared/api/labels";
import { PartnerType } from "@/shared/api/reference.gen";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { useRouteParams } from "@/shared/ui/useRouteParams";

import { partnerQuery } from "../api";
import { Clients } from "../components/Clients";
import { DisclosureTable } from "../components/DisclosureTable";
import { Identity } from "../components/Identity";
import { Transmissions } from "../components/Transmissions";
import { Webhooks } from "../components/Webhooks";
import { useMayManage } from "../useMayManage";

/** One partner: who it is, how its software comes in, what it may be told, and what it was told. */
export function PartnerPage() {
  const partnerId = useRouteParams()["partnerId"] ?? "";
  const partner = useQuery(partnerQuery(partnerId));
  const may = useMayManage();
  const named = partner.data?.body.partner;
  return (
    <>
      <PageHeader
        title={named?.name ?? "Partenaire"}
        context={named === undefined ? undefined : labelOf(PartnerType, named.partner_type)}
        lead="Comment ses logiciels entrent-ils, que peuvent-ils lire, et que leur avons-nous transmis&nbsp;?"
      />
      <QueryPart query={partner} lines={12}>
        {({ body, etag }) => (
          <>
            <Identity key={etag} page={body} etag={etag} may={may} />
            <Clients partnerId={partnerId} clients={body.clients} may={may} />
            <Webhooks partnerId={partnerId} may={may} />
            <DisclosureTable own={body.disclosure} />
            <Transmissions partnerId={partnerId} />
          </>
        )}
      </QueryPart>
    </>
  );
}
