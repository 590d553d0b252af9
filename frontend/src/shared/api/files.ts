/** PDF and CSV as blobs: a link sends no Authorization header, and no token goes into a URL. */

import { authorizedFetch } from "./http";
import { ApiProblem, problemOf } from "./problem";

export interface RemoteFile {
  blob: Blob;
  name: string;
}

interface Options {
  signal?: AbortSignal;
  /** What the file is made from, when it is asked for by a POST. */
  body?: object | undefined;
}

/** Fetches a file of the API. */
export async function fetchFile(path: string, { signal, body }: Options = {}): Promise<RemoteFile> {
  const url = new URL(path, window.location.origin);
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { Accept: "*/*", ...(body !== undefined && { "Content-Type": "application/json" }) };
  const response = await authorizedFetch(new Request(url, { headers, ...sent, ...(signal && { signal }) }));
  if (!response.ok) throw new ApiProblem(problemOf(response, await response.json().catch(() => null)));
  return { blob: await response.blob(), name: fileName(response.headers.get("Content-Disposition")) };
}

/** Fetches a file and hands it to the browser's downloads. */
export async function downloadFile(path: string, body?: object): Promise<void> {
  saveFile(await fetchFile(path, { body }));
}

/** Hands a file to the browser's downloads. */
export function saveFile({ blob, name }: RemoteFile): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  URL.revokeObjectURL(href);
}

/** Sends a file as the body of a request and returns the JSON answer. */
export async function uploadFile<T>(path: string, file: File, headers: Record<string, string> = {}): Promise<T> {
  const url = new URL(path, window.location.origin);
  const type = file.type || "application/octet-stream";
  const request = new Request(url, { method: "POST", body: file, headers: { "Content-Type": type, ...headers } });
  const response = await authorizedFetch(request);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiProblem(problemOf(response, body));
  return body as T;
}

/** The name a server gives to a file, from RFC 6266. */
export function fileName(disposition: string | null): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? "document";
}
