/** Server-sent events over an authorised fetch: EventSource sends no Authorization header. */

import { authorizedFetch } from "./http";
import { ApiProblem, problemOf } from "./problem";

export interface ServerEvent {
  event: string;
  data: unknown;
}

/** Events of a long work, until it ends or `signal` is aborted. */
export async function* serverEvents(path: string, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  const url = new URL(path, window.location.origin);
  const response = await authorizedFetch(new Request(url, { signal, headers: { Accept: "text/event-stream" } }));
  if (!response.ok || response.body === null) {
    throw new ApiProblem(problemOf(response, await response.json().catch(() => null)));
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { events, rest } = parseEvents(pending + value);
    pending = rest;
    yield* events;
  }
}

/** Whole events of a text, and what remains of an unfinished one. */
export function parseEvents(text: string): { events: ServerEvent[]; rest: string } {
  const blocks = text.replaceAll("\r\n", "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  return { events: blocks.map(parseBlock).filter((event) => event !== null), rest };
}

function parseBlock(block: string): ServerEvent | null {
  const lines = block.split("\n");
  const data = field(lines, "data").join("\n");
  if (data === "") return null;
  return { event: field(lines, "event")[0] ?? "message", data: JSON.parse(data) as unknown };
}

const field = (lines: string[], name: string): string[] =>
  lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ""));
