import { useIsDark } from "@codegouvfr/react-dsfr/useIsDark";
import { useId, useState } from "react";

type Theme = "system" | "light" | "dark";

const THEMES: [Theme, string][] = [
  ["system", "du système"],
  ["light", "clair"],
  ["dark", "sombre"],
];

/** The theme, in the footer: the design system's own modal would bring a second h1. */
export function ThemeChoice() {
  const { setIsDark } = useIsDark();
  const [theme, setTheme] = useState<Theme>("system");
  const name = useId();
  return (
    <fieldset className="rc-radios rc-theme">
      <legend>Thème</legend>
      {THEMES.map(([value, label]) => (
        <label key={value} className="rc-radio">
          <input
            type="radio"
            name={name}
            checked={theme === value}
            onChange={() => {
              setTheme(value);
              setIsDark(value === "system" ? "system" : value === "dark");
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
