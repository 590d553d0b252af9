import { useRouter } from "@tanstack/react-router";
import type { ComponentProps, MouseEvent } from "react";

type Props = Omit<ComponentProps<"a">, "href"> & { href: string };

/** A plain link that stays inside the application when it can; react-dsfr uses it for all its links. */
export function AppLink({ href, onClick, children, ...rest }: Props) {
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | null;

  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event);
    if (router === null || event.defaultPrevented || isForBrowser(event, href, rest.target)) return;
    event.preventDefault();
    void router.navigate({ href });
  }

  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

function isForBrowser(event: MouseEvent, href: string, target: string | undefined): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  return modified || !href.startsWith("/") || (target !== undefined && target !== "_self");
}
