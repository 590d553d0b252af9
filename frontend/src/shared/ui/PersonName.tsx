import type { Name } from "@/shared/format";

/** « FONTAINE Lucas » in lists: the capitals are a matter of display, the text keeps its case. */
export function PersonName({ name }: { name: Name }) {
  return (
    <>
      <span className="rc-family-name">{name.family_name}</span> {name.first_name}
    </>
  );
}
