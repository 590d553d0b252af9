import { useEffect } from "react";

import { lock } from "@/shared/api/tokens";

const CHECK_MS = 10_000;
const GESTURES = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** On a shared computer, so many minutes without a gesture in any tab lock the session. */
export function useIdleLock(minutes: number | null): void {
  useEffect(() => {
    if (minutes === null) return;
    const channel = new BroadcastChannel("raccroche-gestures");
    let last = Date.now();
    const gesture = (): void => {
      if (Date.now() - last > CHECK_MS) channel.postMessage(null);
      last = Date.now();
    };
    const check = (): void => {
      if (Date.now() - last > minutes * 60_000) void lock();
    };
    channel.addEventListener("message", () => {
      last = Date.now();
    });
    GESTURES.forEach((name) => window.addEventListener(name, gesture, { passive: true, capture: true }));
    document.addEventListener("visibilitychange", check);
    const timer = setInterval(check, CHECK_MS);
    return () => {
      channel.close();
      GESTURES.forEach((name) => window.removeEventListener(name, gesture, { capture: true }));
      document.removeEventListener("visibilitychange", check);
      clearInterval(timer);
    };
  }, [minutes]);
}
