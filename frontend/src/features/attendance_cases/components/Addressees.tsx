import { Choices } from "@/shared/ui/Choices";

import type { CasePerson } from "../api";

interface Props {
  id: string;
  persons: CasePerson[];
  isAdult: boolean;
  chosen: string[];
  onChange: (ids: string[]) => void;
}

/** One letter per address; a person without address is said aloud, never dropped in silence. */
export function Addressees({ id, persons, isAdult, chosen, onChange }: Props) {
  if (isAdult) return <p id={id}>L’élève est majeur&nbsp;: le courrier lui est adressé.</p>;
  const choices = persons.map((person) => ({ value: person.id, label: wordsFor(person) }));
  return (
    <Choices
      id={id}
      legend="Qui reçoit le courrier"
      hint="Une lettre par adresse. Décochez une personne si une décision l’écarte."
      kind="checkbox"
      choices={choices}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

function wordsFor({ civility, first_name, family_name, has_address, address_protected }: CasePerson): string {
  const name = [civility, first_name, family_name].filter(Boolean).join(" ");
  if (address_protected) return `${name} — adresse protégée`;
  return has_address ? name : `${name} — sans adresse, son courrier ne partira pas`;
}
