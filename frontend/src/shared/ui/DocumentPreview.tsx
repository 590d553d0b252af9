import { useEffect, useState, type ReactNode } from "react";

import { downloadFile, fetchFile } from "@/shared/api/files";

import { ProblemAlert } from "./ProblemAlert";
import { useMediaQuery } from "./useMediaQuery";

interface Props {
  /** Path in the API of the stored PDF, or of its preview. */
  path: string;
  /** Sent along when the PDF is a draft made from a form. */
  body?: object;
  /** « Avertissement — Jade Roche ». */
  title: string;
  /** « PDF, 84 ko ». */
  weight?: string;
  /** « Brouillon », « Signé le 23 nov. », « Envoyé, empreinte 7c2f… ». */
  state: string;
  /** Type, date, signatory, addressees: the same in text. */
  summary: ReactNode;
}

type Loaded = { key: string; url: string } | { key: string; error: unknown };

/** The stored PDF beside its summary; on a phone, the summary and a link. */
export function DocumentPreview({ path, body, title, weight, state, summary }: Props) {
  const wide = useMediaQuery("(min-width: 62em)");
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const written = body === undefined ? "" : JSON.stringify(body);
  const key = `${path} ${written}`;

  useEffect(() => {
    if (!wide) return;
    const abort = new AbortController();
    let url: string | null = null;
    fetchFile(path, { signal: abort.signal, ...(written !== "" && { body: JSON.parse(written) as object }) })
      .then(({ blob }) => {
        url = URL.createObjectURL(blob);
        setLoaded({ key, url });
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setLoaded({ key, error });
      });
    return () => {
      abort.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [path, written, key, wide]);

  const current = loaded?.key === key ? loaded : null;
  return (
    <section className="rc-document" aria-label={title}>
      <p className="rc-strong">{title}</p>
      <p className="rc-mention">{state}</p>
      {summary}
      {failure !== null && <ProblemAlert error={failure} />}
      <button
        type="button"
        className="fr-link fr-link--download rc-no-print"
        onClick={() => {
          downloadFile(path, body).catch(setFailure);
        }}
      >
        {wide ? "Télécharger" : "Voir le courrier"}
        {weight !== undefined && ` (${weight})`}
        <span className="fr-sr-only">, {title}</span>
      </button>
      {wide && current === null && <div className="rc-document__frame" aria-busy="true" />}
      {current !== null && "error" in current && <p>Fichier indisponible. Le résumé ci-dessus reste exact.</p>}
      {wide && current !== null && "url" in current && (
        <object className="rc-document__frame" type="application/pdf" data={current.url} aria-label={`${title}, fichier PDF`}>
          <p>Ce navigateur n’affiche pas les PDF dans la page. Téléchargez le fichier.</p>
        </object>
      )}
    </section>
  );
}
