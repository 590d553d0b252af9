import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { meQuery } from "@/shared/api/me";
import { counted, givenName, today } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { FilterBar } from "@/shared/ui/FilterBar";
import { PageHeader } from "@/shared/ui/PageHeader";
import { QueryPart } from "@/shared/ui/QueryPart";

import { Holds } from "../components/Holds";
import { PlaceTable } from "../components/PlaceTable";
import { PlaceTaken } from "../components/PlaceTaken";
import { FILTERS, placeFields, placeFilters, placesHref, seekerOf } from "../logic/places";
import { followedQuery, holdsQuery, trainingPlacesQuery } from "../placesApi";
import { useHold } from "../useHold";

/** Which place, where, when: a table first; held for one young person when one comes from a follow-up. */
export function PlacesPage() {
  const search = useSearch({ strict: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const may = (permission: string): boolean => me?.permissions.includes(permission) === true;
  const seeker = may("places:hold") ? seekerOf(search) : undefined;
  const { data: followed } = useQuery({ ...followedQuery(seeker ?? ""), enabled: seeker !== undefined });
  const identity = followed?.followed.identity;
  const name = identity === undefined ? "ce jeune" : givenName(identity.first_names);
  return (
    <>
      <PageHeader
        title={seeker === undefined ? "Places de formation" : `Une place pour ${name}`}
        lead={seeker === undefined ? "Quelle place, où, quand\u00a0?" : "Une place se retient cinq jours, le temps de la confirmer avec la structure."}
        {...(seeker !== undefined && { breadcrumb: [{ label: `Suivi de ${name}`, href: `/suivis/${seeker}` }] })}
        actions={<HeadActions networks={may("networks:manage")} manages={may("places:manage") && seeker === undefined} />}
      />
      <Found key={seeker ?? "all"} search={search} seeker={seeker} name={name} may={may} />
    </>
  );
}

function HeadActions({ networks, manages }: { networks: boolean; manages: boolean }) {
  return (
    <>
      <AppLink className="fr-btn fr-btn--sm fr-btn--tertiary" href="/places/reseau">
        {networks ? "Animer le réseau" : "Le réseau"}
      </AppLink>
      {manages && (
        <AppLink className="fr-btn fr-btn--sm" href="/places/nouvelle">
          Annoncer des places
        </AppLink>
      )}
    </>
  );
}

interface FoundProps {
  search: Readonly<Record<string, string | undefined>>;
  seeker: string | undefined;
  name: string;
  may: (permission: string) => boolean;
}

function Found({ search, seeker, name, may }: FoundProps) {
  const router = useRouter();
  const [open, setOpen] = useState<string | null>(null);
  const { data: all } = useQuery(trainingPlacesQuery({}));
  const places = useQuery({ ...trainingPlacesQuery(placeFilters(search)), placeholderData: keepPreviousData });
  const { data: holds } = useQuery({ ...holdsQuery(seeker), enabled: may("places:hold") });
  const hold = useHold(seeker ?? "", name);
  const holding = hold.isPending ? hold.variables : null;
  const cleared = placesHref({ pour: seeker });
  return (
    <>
      {hold.isError && <PlaceTaken error={hold.error} name={name} pending={hold.isPending} onHold={(id) => hold.mutate(id)} />}
      {seeker !== undefined && <Holds holds={holds?.items ?? []} title={`Places retenues pour ${name}`} named={false} prepares={may("training_contracts:prepare")} />}
      <FilterBar
        fields={placeFields(all?.items ?? [], search)}
        values={search}
        onApply={(values) => void router.navigate({ href: placesHref(values) })}
        result={places.data === undefined ? "" : counted(places.data.items.length, "entrée", "entrées")}
      />
      <QueryPart query={places} lines={10}>
        {({ items }) => (
          <PlaceTable
            places={items}
            seeker={seeker === undefined ? null : { name, pending: holding, has: new Set(holds?.items.map(({ place_id }) => place_id)), hold: ({ id }) => hold.mutate(id) }}
            holds={may("places:hold")}
            changes={may("places:manage")}
            today={today()}
            busy={places.isPlaceholderData}
            filtered={FILTERS.some((filter) => (search[filter] ?? "") !== "")}
            cleared={cleared}
            open={open}
            onOpen={setOpen}
          />
        )}
      </QueryPart>
      {seeker === undefined && <Holds holds={(holds?.items ?? []).filter(({ contract_id }) => contract_id === null)} title="À confirmer, ou à suivre d’un contrat" named prepares={may("training_contracts:prepare")} />}
    </>
  );
}
