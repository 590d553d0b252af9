import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { meQuery } from "@/shared/api/me";
import { newIdempotencyKey } from "@/shared/api/preconditions";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { FieldForm } from "../components/FieldForm";
import { NetworkSheet } from "../components/NetworkSheet";
import { networkFields } from "../logic/places";
import { networkQuery, networksQuery, openNetwork } from "../placesApi";

/** Who belongs to the FoQualE network, and who animates it. */
export function NetworkPage() {
  const networks = useQuery(networksQuery);
  return (
    <>
      <PageHeader title="Réseau FoQualE" lead="Formation, qualification, emploi&nbsp;: qui accueille, qui anime, comment les joindre." breadcrumb={[{ label: "Places de formation", href: "/places" }]} />
      <QueryPart query={networks}>{({ items }) => (items.length === 0 ? <NoNetwork /> : items.map(({ id }) => <One key={id} id={id} />))}</QueryPart>
    </>
  );
}

function One({ id }: { id: string }) {
  const network = useQuery(networkQuery(id));
  return <QueryPart query={network}>{(known) => <NetworkSheet network={known} />}</QueryPart>;
}

function NoNetwork() {
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const platform = me?.units.find(({ kind }) => kind === "platform");
  const open = useMutation({
    mutationFn: ({ name, phone }: { name: string; phone: string }) => openNetwork({ platform_id: platform?.id ?? "", name, phone }, newIdempotencyKey()),
    onSuccess: () => client.invalidateQueries({ queryKey: ["foquale-networks"] }),
  });
  return (
    <>
      <EmptyState kind="never" title="Aucun réseau pour l’instant.">
        Un réseau réunit les établissements et les structures qui accueillent les jeunes de la plateforme.
      </EmptyState>
      {platform !== undefined && me?.permissions.includes("networks:manage") === true && (
        <FieldForm id="network" fields={networkFields} submit="Ouvrir le réseau" pending={open.isPending} error={open.error} onSubmit={({ name = "", phone = "" }) => open.mutate({ name, phone })} />
      )}
    </>
  );
}
