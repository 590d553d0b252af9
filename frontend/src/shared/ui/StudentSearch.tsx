import { useEffect, useId, useState, type KeyboardEvent } from "react";

import type { Name } from "@/shared/format";

import { AppLink } from "./AppLink";
import { PersonName } from "./PersonName";

export interface SearchResult {
  id: string;
  name: Name;
  href: string;
  /** « 2de MELEC · LP Jacques-Prévert · dossier en cours ». */
  detail: string;
}

interface Props {
  id: string;
  className: string;
  /** Finds by any part of a name; the term goes in a body, never in a URL. */
  find: (text: string) => Promise<SearchResult[]>;
  allHref: string;
  onAll: (text: string) => void;
}

const MIN_LETTERS = 2;
const PAUSE_MS = 150;
const SHOWN = 8;

/** The quick search of the header: a combobox whose options are the pupils' pages. */
export function StudentSearch({ id, className, find, allHref, onAll }: Props) {
  const [text, setText] = useState("");
  const [results, setResults] = useState<SearchResult[] | null>(null);
  const [chosen, setChosen] = useState(-1);
  const list = useId();
  const open = results !== null;

  useEffect(() => {
    if (text.trim().length < MIN_LETTERS) return;
    let stale = false;
    const timer = setTimeout(() => {
      find(text)
        .then((found) => {
          if (!stale) setResults(found.slice(0, SHOWN));
        })
        .catch(() => {
          if (!stale) setResults(null);
        });
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, find]);

  function close(): void {
    setResults(null);
    setChosen(-1);
  }

  /** In the capture phase: the header's own button also listens to Enter and Escape, for when the list is closed. */
  function onKeyDown(event: KeyboardEvent): void {
    if (!open) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + step + results.length + 1) % (results.length + 1));
    }
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      document.getElementById(optionId(list, Math.max(chosen, 0)))?.click();
    }
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears that focus left the field and its list
    <div className="rc-search" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}>
      <input
        id={id}
        className={className}
        type="search"
        role="combobox"
        autoComplete="off"
        placeholder="Rechercher un élève"
        aria-label="Rechercher un élève"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && chosen >= 0 ? optionId(list, chosen) : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value.trim().length < MIN_LETTERS) close();
        }}
        onKeyDownCapture={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="Élèves trouvés" className="rc-search__list" hidden={!open}>
        {results?.map((result, index) => (
          <AppLink
            key={result.id}
            id={optionId(list, index)}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            className="rc-search__option"
            href={result.href}
            onClick={close}
          >
            <PersonName name={result.name} /> <span className="rc-mention">{result.detail}</span>
          </AppLink>
        ))}
        {open && (
          <AppLink
            id={optionId(list, results.length)}
            role="option"
            aria-selected={chosen === results.length}
            tabIndex={-1}
            className="rc-search__option"
            href={allHref}
            onClick={(event) => {
              event.preventDefault();
              close();
              onAll(text);
            }}
          >
            {results.length === 0 ? `Aucun élève pour «\u00a0${text}\u00a0». Voir la liste des élèves` : "Tous les résultats"}
          </AppLink>
        )}
      </div>
      <p role="status" className="fr-sr-only">
        {open ? `${results.length} élèves trouvés` : ""}
      </p>
    </div>
  );
}

const optionId = (list: string, index: number): string => `${list}-${index}`;
