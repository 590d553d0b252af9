import { useId, useState } from "react";

export type Theme = "system" | "light" | "dark";

const THEMES: [Theme, string][] = [
  ["system", "du système"],
  ["light", "clair"],
  ["dark", "sombre"],
];

interface Props {
  /** The one kept for this reader, when there is one. */
  theme: Theme | undefined;
  onChoose: (theme: Theme) => void;
}

/** The theme, in the footer: the design system's own modal would bring a second h1. */
export function ThemeChoice({ theme, onChoose }: Props) {
  const [chosen, setChosen] = useState<Theme>(shownTheme);
  const name = useId();
  return (
    <fieldset className="rc-radios rc-theme">
      <legend>Thème</legend>
      {THEMES.map(([value, label]) => (
        <label key={value} className="rc-radio">
          <input
            type="radio"
            name={name}
            checked={(theme ?? chosen) === value}
            onChange={() => {
              setChosen(value);
              onChoose(value);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** What this page is shown in: the design system remembers it for the browser. */
function shownTheme(): Theme {
  const scheme = document.documentElement.dataset["frScheme"];
  return scheme === "light" || scheme === "dark" ? scheme : "system";
}
