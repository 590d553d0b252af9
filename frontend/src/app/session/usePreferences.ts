import { useIsDark } from "@codegouvfr/react-dsfr/useIsDark";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { changePreferences, preferencesQuery, type Preferences } from "@/shared/api/preferences";
import { useShortcutSettings } from "@/shared/ui/shortcuts";

/** What the account prefers, applied to the page: theme, density, single-key shortcuts. */
export function usePreferences(signedIn: boolean): void {
  const { data } = useQuery({ ...preferencesQuery, enabled: signedIn });
  const { setEnabled } = useShortcutSettings();
  const { setIsDark } = useIsDark();
  useEffect(() => {
    if (data === undefined) return;
    setEnabled(data.shortcuts);
    setIsDark(data.theme === "system" ? "system" : data.theme === "dark");
    document.documentElement.dataset["rcDensity"] = data.density;
  }, [data, setEnabled, setIsDark]);
}

/** The theme of the footer: the account's for who is signed in, this browser's for anybody else. */
export function useTheme(signedIn: boolean): { theme: Preferences["theme"] | undefined; choose: (theme: Preferences["theme"]) => void } {
  const client = useQueryClient();
  const { setIsDark } = useIsDark();
  const { data } = useQuery({ ...preferencesQuery, enabled: signedIn });
  const change = useMutation({
    mutationFn: changePreferences,
    onSuccess: (saved) => {
      client.setQueryData(preferencesQuery.queryKey, saved);
    },
  });
  function choose(theme: Preferences["theme"]): void {
    setIsDark(theme === "system" ? "system" : theme === "dark");
    if (signedIn) change.mutate({ theme });
  }
  return { theme: data?.theme, choose };
}
