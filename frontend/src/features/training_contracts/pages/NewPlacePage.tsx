import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";

import { newIdempotencyKey } from "@/shared/api/preconditions";
import { today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { EmptyState } from "@/shared/ui/EmptyState";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";
import { announceGesture } from "@/shared/ui/undo";

import { FieldForm } from "../components/FieldForm";
import { newPlaceBody, newPlaceFields } from "../logic/places";
import { addPlace, networkQuery, networksQuery, type Network } from "../placesApi";

/** A structure of the network tells which places it has, from when. */
export function NewPlacePage() {
  const { reseau } = useSearch({ strict: false });
  const networks = useQuery(networksQuery);
  const items = networks.data?.items ?? [];
  const chosen = reseau ?? (items.length === 1 ? items[0]?.id : undefined);
  return (
    <>
      <PageHeader title="Annoncer des places" lead="Une entrée, ses places, sa date. Tout le réseau les voit." breadcrumb={[{ label: "Places de formation", href: "/places" }]} />
      <QueryPart query={networks}>
        {() =>
          chosen !== undefined ? (
            <InNetwork id={chosen} />
          ) : items.length === 0 ? (
            <EmptyState kind="never" title="Aucun réseau pour l’instant.">
              La plateforme ouvre un réseau, puis y invite les structures.
            </EmptyState>
          ) : (
            <>
              <h2 className="fr-h5">Dans quel réseau&nbsp;?</h2>
              <ul>
                {items.map(({ id, name }) => (
                  <li key={id}>
                    <AppLink href={`/places/nouvelle?reseau=${id}`}>{name}</AppLink>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryPart>
    </>
  );
}

function InNetwork({ id }: { id: string }) {
  const network = useQuery(networkQuery(id));
  return <QueryPart query={network}>{(known) => <Form network={known} />}</QueryPart>;
}

function Form({ network }: { network: Network }) {
  const client = useQueryClient();
  const router = useRouter();
  const fields = newPlaceFields(network, today());
  const add = useMutation({
    mutationFn: (body: ReturnType<typeof newPlaceBody>) => addPlace(network.id, body, newIdempotencyKey()),
    onSuccess: async () => {
      announceGesture({ message: "Places annoncées." });
      await client.invalidateQueries({ queryKey: ["training-places"] });
      await router.navigate({ href: "/places" });
    },
  });
  return <FieldForm id="new-place" fields={fields} submit="Annoncer ces places" pending={add.isPending} error={add.error} onSubmit={(draft) => add.mutate(newPlaceBody(fields, draft))} />;
}
