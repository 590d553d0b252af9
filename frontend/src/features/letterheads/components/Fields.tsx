import { TextArea } from "@/shared/ui/TextArea";
import { TextField } from "@/shared/ui/TextField";

import type { Draft } from "../logic/sheet";

export type Set = (change: Partial<Draft>) => void;

interface Props {
  draft: Draft;
  set: Set;
}

/** Who writes: the only part that a school has. */
export function SenderFields({ draft, set }: Props) {
  return (
    <>
      <h2 className="fr-h5">Expéditeur</h2>
      <TextArea
        id="institution"
        label="Institution"
        hint="De la plus large au service. Cinq lignes au plus, 60 caractères chacune."
        value={draft.institution_lines}
        onChange={(institution_lines) => set({ institution_lines })}
      />
      <TextField id="sender" label="Nom de l’expéditeur" maxLength={120} value={draft.sender_name} onChange={(sender_name) => set({ sender_name })} />
      <TextArea id="address" label="Adresse" hint="Six lignes au plus, la commune en dernier." value={draft.address_lines} onChange={(address_lines) => set({ address_lines })} />
      <TextField id="place" label="Lieu de la date" hint="Vide&nbsp;: la commune de l’adresse." maxLength={60} value={draft.place} onChange={(place) => set({ place })} />
      <TextField id="phone" type="tel" label="Téléphone" value={draft.phone} onChange={(phone) => set({ phone })} />
      <TextField id="email" type="email" label="Courriel" maxLength={200} value={draft.email} onChange={(email) => set({ email })} />
      <TextField id="site" label="Site" maxLength={200} value={draft.site} onChange={(site) => set({ site })} />
    </>
  );
}

/** Whose acts: what the warnings, summonses and referrals of the DASEN say besides. */
export function ActFields({ draft, set }: Props) {
  return (
    <>
      <h2 className="fr-h5">Actes de l’autorité</h2>
      <TextField
        id="authority"
        label="L’autorité, dans les phrases"
        hint="Vide&nbsp;: «&nbsp;le directeur académique des services de l’éducation nationale&nbsp;»."
        maxLength={200}
        value={draft.authority}
        onChange={(authority) => set({ authority })}
      />
      <TextField
        id="salutation"
        label="Formule d’appel de l’autorité"
        hint="Exemple&nbsp;: «&nbsp;Madame la directrice académique,&nbsp;»"
        maxLength={200}
        value={draft.authority_salutation}
        onChange={(authority_salutation) => set({ authority_salutation })}
      />
      <TextField id="on-behalf" label="Au-dessus de la signature" hint="Exemple&nbsp;: «&nbsp;Pour le recteur et par délégation,&nbsp;»" maxLength={200} value={draft.on_behalf} onChange={(on_behalf) => set({ on_behalf })} />
      <TextField id="prepared-by" label="Affaire suivie par" hint="Une fonction ou un bureau, pas une personne." maxLength={200} value={draft.prepared_by} onChange={(prepared_by) => set({ prepared_by })} />
      <label className="rc-choice">
        <input type="checkbox" checked={draft.registered_acts} onChange={(event) => set({ registered_acts: event.currentTarget.checked })} />
        <span>Envoyer ces actes en recommandé avec avis de réception</span>
      </label>
      <TextArea
        id="prosecutor"
        label="Procureur de la République"
        hint="Destinataire et adresse des saisines, six lignes au plus."
        value={draft.prosecutor_lines}
        onChange={(prosecutor_lines) => set({ prosecutor_lines })}
      />
    </>
  );
}

/** Who answers for the data, as the foot of each letter says. */
export function ProtectionFields({ draft, set }: Props) {
  return (
    <>
      <h2 className="fr-h5">Pied de page</h2>
      <TextField id="controller" label="Responsable du traitement des données" hint="Vide&nbsp;: l’expéditeur." maxLength={200} value={draft.controller} onChange={(controller) => set({ controller })} />
      <TextField
        id="protection"
        label="À qui demander ses données"
        hint="Délégué à la protection des données&nbsp;: courriel ou adresse."
        maxLength={200}
        value={draft.protection_contact}
        onChange={(protection_contact) => set({ protection_contact })}
      />
    </>
  );
}
