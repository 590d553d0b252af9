import type { FieldError } from "@/shared/api/problem";

import { faultAt, Line } from "./Fields";

interface Props {
  block: "strengths" | "words";
  firstName: string;
  value: string;
  onChange: (value: string) => void;
  errors: FieldError[];
}

/** What the pupil does well, or what they say: a few lines. */
export function TextBlock({ block, firstName, value, onChange, errors }: Props) {
  const words = block === "words";
  return (
    <Line
      id={`${block}-text`}
      label={words ? `Avec ses mots, ce que dit ${firstName}` : `Ce que ${firstName} sait déjà faire, ce qui lui plaît`}
      hint={words ? "Recopiez ses mots. Ils seront cités entre guillemets." : "Exemple\u00a0: participe à l’oral, aime le dessin technique"}
      rows={3}
      maxLength={1000}
      value={value}
      onChange={onChange}
      error={faultAt(errors, "/text")}
    />
  );
}
