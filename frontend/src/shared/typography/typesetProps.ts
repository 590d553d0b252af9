import { typeset } from "../format/apostrophes";

/** Shown, read aloud, or both; never sent back. */
const WORDS = ["aria-label", "title", "placeholder", "alt", "label", "legend", "description", "hintText", "hint", "caption", "lead", "serviceTagline"];

/** Their text is a value or a specimen, not a sentence. */
const VERBATIM = new Set<unknown>(["textarea", "code", "pre", "style", "script"]);

type Props = Record<string, unknown>;

/** The same object when no word in it changes, as in most elements. */
export function typesetProps(type: unknown, props: object): object {
  if (VERBATIM.has(type)) return props;
  const given = props as Props;
  const changes: Props = {};
  for (const name of WORDS) {
    const word = given[name];
    if (typeof word === "string" && word.includes("'")) changes[name] = typeset(word);
  }
  const children = typesetChildren(given["children"]);
  if (children !== given["children"]) changes["children"] = children;
  return Object.keys(changes).length === 0 ? props : { ...given, ...changes };
}

/** The strings among them. */
function typesetChildren(children: unknown): unknown {
  if (typeof children === "string") return children.includes("'") ? typeset(children) : children;
  if (!Array.isArray(children) || !children.some((child) => typeof child === "string" && child.includes("'"))) return children;
  return children.map((child: unknown) => (typeof child === "string" ? typeset(child) : child));
}
