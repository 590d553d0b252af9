import { useEffect, useRef, useState, type ReactNode } from "react";

import { PageHeader } from "../PageHeader";
import { BirthForm } from "./BirthForm";
import { type LinkHolder } from "./door";
import { takeFragment } from "./fragment";

/** What a signature answers; a page that only reads never has one. */
export interface Decision {
  signed: boolean;
  detail: string;
}

interface Props<T> {
  title: (opened: T | null) => string;
  lead: (opened: T | null) => string;
  /** « Date de naissance de l’enfant », with an example. */
  birth: { legend: string; hint: string };
  /** Whom to call when the link was cut. */
  incomplete: string;
  /** Opens the document; a refusal is thrown. */
  open: (link: LinkHolder) => Promise<T>;
  /** Without a link, what is asked instead: the code of a sheet. */
  typed?: (use: (token: string) => void) => ReactNode;
  children: (opened: T, link: LinkHolder, decided: (decision: Decision) => void) => ReactNode;
}

/** A document is read behind a link, signed or not, without any account. The link stays in memory: this device keeps nothing. */
export function LinkPage<T>({ title, lead, birth, incomplete, open, typed, children }: Props<T>) {
  const [token, setToken] = useState(takeFragment);
  const [opened, setOpened] = useState<{ document: T; link: LinkHolder } | null>(null);
  const [decision, setDecision] = useState<Decision | null>(null);
  const read = opened?.document ?? null;
  return (
    <div className="rc-shape rc-shape--public">
      <div>
        <PageHeader title={decision === null ? title(read) : decision.signed ? "C’est signé" : "Votre réponse est notée"} size="public" {...(decision === null && { lead: lead(read) })} />
        {decision !== null ? (
          <Done decision={decision} />
        ) : token === null ? (
          (typed?.(setToken) ?? <Incomplete call={incomplete} />)
        ) : opened === null ? (
          <>
            <BirthForm
              {...birth}
              open={async (birth_date) => {
                const link = { token, birth_date };
                setOpened({ document: await open(link), link });
              }}
            />
            <p className="rc-mention fr-mt-3w">Sans compte et sans mot de passe. Lire ne vous engage à rien. Rien n’est gardé sur cet appareil.</p>
          </>
        ) : (
          <Open>{children(opened.document, opened.link, setDecision)}</Open>
        )}
      </div>
    </div>
  );
}

/** The document has replaced the form: its heading, `paper`, takes the focus. */
function Open({ children }: { children: ReactNode }) {
  useEffect(() => document.getElementById("paper")?.focus(), []);
  return <>{children}</>;
}

function Done({ decision }: { decision: Decision }) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <>
      <p ref={words} tabIndex={-1} role="status" className="fr-text--lead">
        {decision.detail}
      </p>
      <p>Vous pouvez fermer cette page. Le lien ne fonctionne plus.</p>
    </>
  );
}

/** A link cut by a mail program, or opened without its end. */
function Incomplete({ call }: { call: string }) {
  return (
    <>
      <p>Ce lien est incomplet. Ouvrez-le directement depuis le message, sans le recopier.</p>
      <p>S’il ne s’ouvre pas, {call}</p>
    </>
  );
}
