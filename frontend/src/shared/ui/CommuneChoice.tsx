import { useQuery } from "@tanstack/react-query";

import { communesQuery, type Commune } from "../api/communes";

import { Choices } from "./Choices";
import { TextField } from "./TextField";
import { useSettled } from "./useSettled";

interface Props {
  /** Of the text field; the list below it has its own. */
  id?: string;
  label: string;
  legend: string;
  typed: string;
  chosen: Commune | null;
  error?: string | undefined;
  onChange: (typed: string, chosen: Commune | null) => void;
}

/** The communes that begin as one types, or have that postal code; one of them is chosen. */
export function CommuneChoice({ id = "where", label, legend, typed, chosen, error, onChange }: Props) {
  const { data } = useQuery(communesQuery(useSettled(typed.trim()) ?? ""));
  const found = typed.trim().length < 2 ? [] : (data?.items ?? []);
  return (
    <>
      <TextField id={id} label={label} hint="Exemple&nbsp;: 99200, ou Montbrillac." value={typed} maxLength={60} autoComplete="postal-code" error={error} onChange={(value) => onChange(value, null)} />
      <div role="status">
        {found.length > 0 && (
          <Choices id={id === "where" ? "commune" : `${id}-found`} legend={legend} kind="radio" choices={found.map(({ code, name, postal_code }) => ({ value: code, label: `${name} (${postal_code})` }))} chosen={chosen === null ? [] : [chosen.code]} onChange={([code]) => onChange(typed, found.find((one) => one.code === code) ?? null)} />
        )}
      </div>
    </>
  );
}
