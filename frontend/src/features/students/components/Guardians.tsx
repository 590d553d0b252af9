import { labelOf } from "@/shared/api/labels";
import { ParentalAuthority } from "@/shared/api/reference.gen";
import { phoneNumber, sentenceName } from "@/shared/format";
import type { Guardian } from "@/shared/api/students";
import { AppLink } from "@/shared/ui/AppLink";

/** Who answers for the pupil, in the order to call; nothing of where they live. */
export function Guardians({ guardians, hrefFor }: { guardians: readonly Guardian[]; hrefFor?: ((id: string) => string) | undefined }) {
  if (guardians.length === 0) return <p>Aucun responsable légal n’est renseigné. Le dossier est à compléter.</p>;
  return (
    <ul className="rc-plain-list">
      {guardians.map((guardian) => (
        <li key={guardian.id}>
          <span className="rc-strong">
            {guardian.civility === "MME" ? "Mme" : guardian.civility} {sentenceName(guardian)}
          </span>
          {guardian.kinship_label !== null && <span> ({guardian.kinship_label})</span>}
          <span className="rc-block">
            <Phone guardian={guardian} />
          </span>
          <span className="rc-mention rc-block">{factsOf(guardian)}</span>
          {hrefFor !== undefined && (
            <AppLink className="fr-link fr-link--sm rc-no-print" href={hrefFor(guardian.id)}>
              Corriger<span className="fr-sr-only"> {sentenceName(guardian)}</span>
            </AppLink>
          )}
        </li>
      ))}
    </ul>
  );
}

function Phone({ guardian }: { guardian: Guardian }) {
  const phone = guardian.phone_mobile ?? guardian.phone_personal ?? guardian.phone_work;
  if (phone === null) return <span className="rc-mention">téléphone non renseigné</span>;
  return (
    <a className="fr-link" href={`tel:${phone.replace(/\s/g, "")}`}>
      {phoneNumber(phone)}
    </a>
  );
}

const factsOf = (guardian: Guardian): string =>
  [
    guardian.level_label,
    guardian.contact_first && "à contacter en premier",
    guardian.accepts_sms ? "SMS accepté" : "SMS refusé",
    guardian.parental_authority !== "joint" && labelOf(ParentalAuthority, guardian.parental_authority).toLocaleLowerCase("fr"),
    guardian.receives_letters ? "reçoit les courriers" : "ne reçoit pas les courriers",
    !guardian.has_address && "sans adresse postale",
    guardian.address_protected && "adresse protégée",
    guardian.missing_since !== null && "absent du dernier fichier",
  ]
    .filter((part) => part !== false)
    .join(" · ");
