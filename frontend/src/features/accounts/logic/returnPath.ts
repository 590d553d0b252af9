/** The page first asked for, if it is one of ours: never another site. */
export function returnPath(asked: string | undefined): string {
  const ours = asked?.startsWith("/") === true && !asked.startsWith("//") && !asked.startsWith("/\\");
  return ours && !asked.startsWith("/connexion") ? asked : "/";
}
