/** The token after the # of a link, taken out of the address bar so that nobody reads it over a shoulder. */
export function takeFragment(): string | null {
  const token = window.location.hash.slice(1);
  if (token === "") return null;
  window.history.replaceState(window.history.state, "", window.location.pathname);
  return token;
}
