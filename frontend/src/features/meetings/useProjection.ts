import { useState } from "react";

import { announceGesture } from "@/shared/ui/undo";
import { useIsNarrow } from "@/shared/ui/useMediaQuery";

/** Names are hidden before the screen is shared, and until one leaves by hand; a phone is not projected. */
export function useProjection() {
  const narrow = useIsNarrow();
  const [on, setOn] = useState(false);
  const toggle = (): void => {
    if (narrow && !on) { announceGesture({ message: "La projection demande un écran large." }); return; }
    // The last gesture may tell a name.
    announceGesture(null);
    setOn(!on);
  };
  return { on, possible: !narrow || on, toggle };
}
