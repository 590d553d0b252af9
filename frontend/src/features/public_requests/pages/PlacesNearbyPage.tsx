import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Commune } from "@/shared/api/communes";
import { decimal, phoneNumber, textDate } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";
import { CommuneChoice } from "@/shared/ui/CommuneChoice";
import { PageHeader } from "@/shared/ui/PageHeader";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { Skeleton } from "@/shared/ui/QueryPart";

import { nearbyQuery, type Nearby } from "../api";

/** « Qu'est-ce qu'il y a près de chez moi ? » Places and structures, nobody's name. */
export function PlacesNearbyPage() {
  const [typed, setTyped] = useState("");
  const [commune, setCommune] = useState<Commune | null>(null);
  const { data, error, isLoading } = useQuery(nearbyQuery(commune?.code));
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title="Places et structures près de chez moi" size="public" lead="Des places sont libres maintenant. D’autres s’ouvrent pendant l’année&nbsp;: demandez aussi." />
        <CommuneChoice
          label="Votre code postal ou votre commune"
          legend="Choisissez votre commune"
          typed={typed}
          chosen={commune}
          onChange={(value, chosen) => {
            setTyped(value);
            setCommune(chosen);
          }}
        />
        {isLoading && <Skeleton lines={6} />}
        {error !== null && <ProblemAlert error={error} />}
        {data !== undefined && commune !== null && <Found nearby={data} from={commune.name} />}
        <p className="fr-mt-3w">
          <AppLink className="fr-link" href="/reprendre-une-formation">
            Je veux reprendre une formation
          </AppLink>
        </p>
      </div>
    </div>
  );
}

function Found({ nearby: { platform, places, structures }, from }: { nearby: Nearby; from: string }) {
  return (
    <>
      <section aria-labelledby="places">
        <h2 id="places" className="fr-h4">
          Places libres
        </h2>
        {places.length === 0 ? (
          <p>Aucune place n’est affichée aujourd’hui près de {from}. Faites votre demande&nbsp;: on cherche avec vous.</p>
        ) : (
          <ul className="rc-sheet">
            {places.map((place) => (
              <li key={place.id}>
                <h3 className="fr-text--md rc-strong">{place.formation}</h3>
                <p>
                  {place.provider_name}
                  {place.commune_name !== "" && `, ${place.commune_name}`}
                  {place.km !== null && place.km >= 1 && ` (à\u00a0${decimal(place.km)}\u00a0km)`}
                </p>
                <p className="rc-mention">
                  {place.level_label}. Entrée le {textDate(place.entry_on)}.
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="structures">
        <h2 id="structures" className="fr-h4">
          Qui peut vous aider
        </h2>
        <ul className="rc-sheet">
          <li>
            <h3 className="fr-text--md rc-strong">{platform.name}</h3>
            <Call phone={platform.phone} />
          </li>
          {structures.map(({ name, kind_label, phone }) => (
            <li key={name}>
              <h3 className="fr-text--md rc-strong">{name}</h3>
              <p className="rc-mention">{kind_label}</p>
              <Call phone={phone} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Call({ phone }: { phone: string }) {
  if (phone === "") return null;
  return (
    <p>
      <a href={`tel:${phone}`}>{phoneNumber(phone)}</a>
    </p>
  );
}
