import { useShortcutSettings } from "./shortcuts";

/** The key printed on a button; hidden when shortcuts are off, or on a touch screen (by CSS). */
export function Kbd({ keys }: { keys: string }) {
  const { enabled } = useShortcutSettings();
  if (!enabled) return null;
  return (
    <kbd className="rc-kbd" aria-hidden="true">
      {keys}
    </kbd>
  );
}
