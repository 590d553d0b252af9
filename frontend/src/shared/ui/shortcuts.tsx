import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { matches } from "./keys";

export interface Shortcut {
  /** One key (`j`, `1`, `?`) or a sequence (`g a`). */
  keys: string;
  /** What it does, for the help. */
  label: string;
  run: () => void;
  /** Asked before it runs: an arrow outside a list still scrolls the page. */
  when?: () => boolean;
}

interface Registry {
  enabled: boolean;
  setEnabled: (enabled: boolean) => void;
  add: (shortcuts: () => Shortcut[]) => () => void;
  /** What works on this page, now. */
  current: () => Shortcut[];
}

const ShortcutContext = createContext<Registry | null>(null);

/** Single-key shortcuts, active outside fields and without modifiers; off means off everywhere (RGAA 12.10). */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [enabled, setEnabled] = useState(true);
  const sources = useRef(new Set<() => Shortcut[]>());

  const registry = useMemo<Registry>(
    () => ({
      enabled,
      setEnabled,
      add: (source) => {
        sources.current.add(source);
        return () => sources.current.delete(source);
      },
      current: () => [...sources.current].flatMap((source) => source()),
    }),
    [enabled],
  );

  useEffect(() => {
    if (!enabled) return;
    let before = "";
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return;
      const found = registry.current().findLast((shortcut) => matches(shortcut.keys, before, event) && shortcut.when?.() !== false);
      before = event.key === "Shift" ? before : event.key.toLowerCase();
      if (found === undefined) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
    };
  }, [enabled, registry]);

  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
}

/** Declares the shortcuts of a page or a composition while it is shown; the last declared wins. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const add = use(ShortcutContext)?.add;
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => add?.(() => latest.current), [add]);
}

/** The switch of « Préférences », and the list for the help. */
export function useShortcutSettings(): Pick<Registry, "enabled" | "setEnabled" | "current"> {
  return use(ShortcutContext) ?? { enabled: false, setEnabled: () => undefined, current: () => [] };
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select, [role='combobox'], [role='listbox']");
}
