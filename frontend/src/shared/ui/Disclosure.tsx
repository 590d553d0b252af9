import { useId, useState, type ReactNode } from "react";

interface Props {
  /** What the button shows. */
  label: ReactNode;
  /** What the panel holds. */
  children: ReactNode;
  className?: string;
  buttonClassName?: string;
  defaultOpen?: boolean;
}

/** A button that opens what follows it, in place. */
export function Disclosure({ label, children, className, buttonClassName, defaultOpen = false }: Props) {
  const [open, setOpen] = useState(defaultOpen);
  const panel = useId();
  return (
    <div className={className}>
      <button
        type="button"
        className={buttonClassName ?? "rc-disclosure"}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && <div id={panel}>{children}</div>}
    </div>
  );
}
