import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { SignIn } from "@/features/accounts/components/SignIn";
import { UnlockForm } from "@/features/accounts/components/UnlockForm";
import { meQuery, type Me } from "@/shared/api/me";
import { onSession, signOut } from "@/shared/api/tokens";

type Interruption = "ended" | "locked" | null;

/** Stands over the page when the session ends; the page and its forms stay as they are, out of reach. */
export function SessionGuard({ me, children }: { me: Me | null; children: ReactNode }) {
  const [interruption, setInterruption] = useState<Interruption>(null);
  const queryClient = useQueryClient();

  useEffect(
    () =>
      onSession((event) => {
        if (event === "signed_out") window.location.assign("/connexion");
        else if (event === "started") setInterruption(null);
        else setInterruption((present) => (present === "locked" ? present : event));
      }),
    [],
  );

  async function backAgain(): Promise<void> {
    const now = await queryClient.query({ ...meQuery, staleTime: 0 });
    // Somebody else took the seat: nothing of the former page may stay.
    if (now.id !== me?.id) window.location.assign(now.home);
  }

  const interrupted = interruption !== null && me !== null;
  return (
    <>
      <div inert={interrupted} hidden={interrupted && interruption === "locked"}>
        {children}
      </div>
      {interrupted && <Panel locked={interruption === "locked"} name={me.name} onBack={backAgain} />}
    </>
  );
}

function Panel({ locked, name, onBack }: { locked: boolean; name: string; onBack: () => Promise<void> }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rc-overlay">
      <section className="rc-overlay__panel" aria-labelledby="session-panel">
        <h2 id="session-panel" ref={heading} tabIndex={-1} className="fr-h4">
          {locked ? "Session verrouillée" : "Votre session a expiré"}
        </h2>
        <p>
          {locked
            ? `Cet ordinateur est partagé. ${name}, saisissez votre mot de passe pour continuer\u00a0: votre saisie est conservée.`
            : "Reconnectez-vous\u00a0: votre saisie est conservée."}
        </p>
        {locked ? <UnlockForm onUnlocked={onBack} /> : <SignIn onSignedIn={onBack} />}
        <button type="button" className="fr-link fr-mt-2w" onClick={() => void signOut()}>
          Quitter et effacer la saisie
        </button>
      </section>
    </div>
  );
}
