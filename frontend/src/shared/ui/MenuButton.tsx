import { useEffect, useId, useRef, useState } from "react";

import { AppLink } from "./AppLink";

export type MenuItem = { label: string } & ({ href: string; onSelect?: never } | { onSelect: () => void; href?: never });

interface Props {
  label: string;
  /** Added to the label for who cannot see the row: « pour Lucas Fontaine ». */
  about?: string;
  items: MenuItem[];
  className?: string;
  id?: string;
}

/** « Autre action ▾ »: a list of links and buttons opened under its button; Escape and leaving close it. */
export function MenuButton({ label, about, items, className = "fr-btn fr-btn--sm fr-btn--tertiary", id }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();

  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("click", close);
    document.addEventListener("focusin", close);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("focusin", close);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);

  return (
    <div className="rc-menu" ref={box}>
      <button
        ref={button}
        id={id}
        type="button"
        className={`${className} rc-menu__button`}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
        {about !== undefined && <span className="fr-sr-only"> {about}</span>}
      </button>
      {open && (
        <ul id={list} className="rc-menu__list">
          {items.map((item) => (
            <li key={item.label}>
              <MenuEntry item={item} close={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function MenuEntry({ item, close }: { item: MenuItem; close: () => void }) {
  if (item.href !== undefined) {
    return (
      <AppLink className="rc-menu__item" href={item.href} onClick={close}>
        {item.label}
      </AppLink>
    );
  }
  return (
    <button
      type="button"
      className="rc-menu__item"
      onClick={() => {
        close();
        item.onSelect();
      }}
    >
      {item.label}
    </button>
  );
}
