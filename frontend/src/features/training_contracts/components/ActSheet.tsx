import type { ReactNode } from "react";

import { typeset } from "@/shared/format";
import { AppLink } from "@/shared/ui/AppLink";

interface Props {
  back: string;
  title: string;
  follows: readonly string[];
  /** The text an act rests on. */
  basis?: ReactNode;
  children: ReactNode;
}

/** One act of a contract: what it asks beside what will follow. */
export function ActSheet({ back, title, follows, basis, children }: Props) {
  return (
    <div className="rc-shape rc-shape--act">
      <section aria-labelledby="act">
        <h2 id="act" className="fr-h5">
          {title}
        </h2>
        {children}
        <p className="fr-mt-2w">
          <AppLink className="fr-link" href={back}>
            Revenir au contrat
          </AppLink>
        </p>
      </section>
      <div>
        {follows.length > 0 && (
          <section aria-labelledby="follows">
            <h2 id="follows" className="fr-h6">
              Ce qui va se passer
            </h2>
            <ol className="rc-sheet--numbered">
              {follows.map((sentence) => (
                <li key={sentence}>{typeset(sentence)}</li>
              ))}
            </ol>
          </section>
        )}
        {basis}
      </div>
    </div>
  );
}
