/** A figure too small to be shown without pointing at somebody. */
export function SmallCell({ secondary = false }: { secondary?: boolean }) {
  return <span className="rc-mention">{secondary ? "masqué pour protéger une autre case" : "moins de 5"}</span>;
}
