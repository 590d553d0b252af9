import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { phoneNumber, today, typeset } from "@/shared/format";
import { ProblemAlert } from "@/shared/ui/ProblemAlert";
import { announceGesture } from "@/shared/ui/undo";

import { moved } from "../logic/settings";
import { changeService, type SupportService } from "../settingsApi";
import { ServiceForm } from "./ServiceForm";

/** The catalogue in the order in which warnings print it. */
export function ServiceList({ services }: { services: SupportService[] }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const settled = () => client.invalidateQueries({ queryKey: ["support-services"] });
  const move = useMutation({
    mutationFn: async ({ id, by }: { id: string; by: 1 | -1 }) => {
      for (const { id: other, position } of moved(services, id, by)) {
        const service = services.find((each) => each.id === other);
        if (service !== undefined) await changeService(service, { position });
      }
    },
    onSettled: settled,
  });
  const end = useMutation({
    mutationFn: (service: SupportService) => changeService(service, { ended_on: today() }),
    onSuccess: (ended) => {
      announceGesture({
        message: `${ended.name} ne figure plus dans les avertissements.`,
        undo: async () => {
          await changeService(ended, { ended_on: null });
          await settled();
        },
      });
    },
    onSettled: settled,
  });
  const refused = move.error ?? end.error;
  return (
    <>
      {refused !== null && <ProblemAlert error={refused} />}
      <ol className="rc-sheet rc-sheet--numbered">
        {services.map((service, index) => (
          <li key={service.id}>
            <Words service={service} />
            <div className="rc-actions rc-no-print">
              <Gesture label="Corriger" about={service.name} expanded={open === service.id} onClick={() => setOpen(open === service.id ? null : service.id)} />
              <Gesture label="Retirer des avertissements" about={service.name} onClick={() => end.mutate(service)} />
              {index > 0 && <Gesture label="Monter" about={service.name} onClick={() => move.mutate({ id: service.id, by: -1 })} />}
              {index < services.length - 1 && <Gesture label="Descendre" about={service.name} onClick={() => move.mutate({ id: service.id, by: 1 })} />}
            </div>
            {open === service.id && <ServiceForm key={service.version} service={service} position={service.position} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ol>
    </>
  );
}

/** As a family reads it. */
export function Words({ service }: { service: SupportService }) {
  const where = [typeset(service.address), phoneNumber(service.phone), typeset(service.opening)].filter((each) => each !== "");
  return (
    <div>
      <h3 className="fr-h6">{typeset(service.name)}</h3>
      {service.description !== "" && <p>{typeset(service.description)}</p>}
      <p className="rc-mention">{where.length === 0 ? "Adresse et téléphone non renseignés" : where.join(" · ")}</p>
    </div>
  );
}

interface GestureProps {
  label: string;
  about: string;
  expanded?: boolean;
  onClick: () => void;
}

function Gesture({ label, about, expanded, onClick }: GestureProps) {
  return (
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" aria-expanded={expanded} onClick={onClick}>
      {label}
      <span className="fr-sr-only"> : {about}</span>
    </button>
  );
}
