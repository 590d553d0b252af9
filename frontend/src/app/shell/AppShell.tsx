import { SkipLinks } from "@codegouvfr/react-dsfr/SkipLinks";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";

import { meQuery, type Me } from "@/shared/api/me";
import { pendingWrites } from "@/shared/api/pending";
import { signOut } from "@/shared/api/tokens";
import { textInstant } from "@/shared/format";
import { AppHeader } from "@/shared/ui/AppHeader";
import { EnvironmentStrip } from "@/shared/ui/EnvironmentStrip";
import { useShortcuts } from "@/shared/ui/shortcuts";
import { forgetGestures } from "@/shared/ui/undo";
import { UndoToast } from "@/shared/ui/UndoToast";

import { navigationFor, perimeterLabel, permissionsOf, searchesPupils } from "../navigation";
import { SessionGuard } from "../session/SessionPanel";
import { useIdleLock } from "../session/useIdleLock";
import { usePreferences } from "../session/usePreferences";
import { findStudents } from "../studentSearch";
import { useToDoCount } from "../toDoCount";
import { AppFooter } from "./AppFooter";
import { GesturesOfDay } from "./GesturesOfDay";
import { OfflineStrip } from "./OfflineStrip";
import { ShortcutHelp } from "./ShortcutHelp";

/** Everything around a page, the same on all of them. */
export function AppShell() {
  const { data: me = null } = useQuery({ ...meQuery, enabled: false });
  useIdleLock(me?.locks_after_minutes ?? null);
  usePreferences(me !== null);
  const [gestures, setGestures] = useState(false);
  useEffect(() => forgetGestures, [me?.id]);
  return (
    <SessionGuard me={me}>
      <SkipLinks
        links={[
          { label: "Contenu", anchor: "#contenu" },
          ...(me === null ? [] : [{ label: "Menu", anchor: "#fr-header" }]),
          { label: "Pied de page", anchor: "#pied-de-page" },
        ]}
      />
      {me?.demo === true && (
        <EnvironmentStrip label="Démonstration" detail="département fictif 999, personnes inventées" />
      )}
      <ShellHeader me={me} onGestures={() => setGestures(true)} />
      <OfflineStrip />
      <main id="contenu" tabIndex={-1} className="fr-container rc-main">
        <PrintHead me={me} />
        <Outlet />
      </main>
      <UndoToast />
      <AppFooter signedIn={me !== null} />
      {me !== null && <GesturesOfDay open={gestures} onChange={setGestures} />}
      <ShortcutHelp />
    </SessionGuard>
  );
}

function ShellHeader({ me, onGestures }: { me: Me | null; onGestures: () => void }) {
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const count = useToDoCount(me);
  const searching = me !== null && searchesPupils(permissionsOf(me));
  const go = (href: string): void => void router.navigate({ href });
  useShortcuts(me === null ? [] : globalShortcuts(me, searching, go));
  useSearchKey(searching);

  const search = useMemo(
    () => ({
      find: findStudents,
      allHref: "/eleves",
      onAll: (text: string) => void router.navigate({ href: "/eleves", state: { searchTerm: text } }),
    }),
    [router],
  );

  return (
    <AppHeader
      brand={me?.demo === true ? ["Académie de", "démonstration"] : ["République", "française"]}
      perimeter={me === null ? "De l’absence au retour en formation" : perimeterLabel(me)}
      home={me?.home ?? "/connexion"}
      navigation={me === null ? [] : navigationFor(me, count)}
      pathname={pathname}
      account={me === null ? null : { name: me.name, items: accountItems(onGestures) }}
      search={searching ? search : undefined}
    />
  );
}

function accountItems(onGestures: () => void) {
  return [
    { label: "Mes dernières actions", onSelect: onGestures },
    { label: "Préférences et raccourcis", href: "/mon-compte" },
    { label: "Sécurité du compte", href: "/mon-compte#securite" },
    { label: "Se déconnecter", onSelect: leave },
  ];
}

/** An unsent roll call is said before leaving. */
function leave(): void {
  const pending = pendingWrites();
  if (pending === null || window.confirm(`${pending} n’est pas encore envoyé. Se déconnecter quand même\u00a0?`)) void signOut();
}

function globalShortcuts(me: Me, searching: boolean, go: (href: string) => void) {
  const may = permissionsOf(me);
  return [
    ...(searching ? [{ keys: "/", label: "Rechercher un élève", run: focusSearch }] : []),
    { keys: "g a", label: "Aller à l’accueil", run: () => go(me.home) },
    ...(may("attendance_cases:read") ? [{ keys: "g d", label: "Aller aux dossiers", run: () => go("/dossiers") }] : []),
    ...(searching ? [{ keys: "g e", label: "Aller aux élèves", run: () => go("/eleves") }] : []),
  ];
}

/** Ctrl+K, from anywhere, fields included. */
function useSearchKey(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      focusSearch();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [active]);
}

function focusSearch(): void {
  document.getElementById("fr-header-search-input")?.focus();
}

/** On paper only: where the page comes from, when, and a word of caution. */
function PrintHead({ me }: { me: Me | null }) {
  if (me === null) return null;
  return (
    <p className="rc-print-head">
      {perimeterLabel(me)} — imprimé le {textInstant(new Date().toISOString())}. Contient des données personnelles&nbsp;: ne pas laisser en
      salle commune.
    </p>
  );
}
