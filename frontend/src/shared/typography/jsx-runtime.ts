/**
 * What JSX compiles to here (`jsxImportSource`): React's own, but words pass the typesetter on their way to the page.
 * So « l'élève », typed by the server or read in a file, is « l’élève » everywhere it is shown, and stays as it is where it is kept.
 */

import type { ElementType, Key } from "react";
import { Fragment, jsx as element, jsxs as elements } from "react/jsx-runtime";

import { typesetProps } from "./typesetProps";

export type { JSX } from "react/jsx-runtime";
export { Fragment };

export const jsx = (type: ElementType, props: object, key?: Key) => element(type, typesetProps(type, props), key);
export const jsxs = (type: ElementType, props: object, key?: Key) => elements(type, typesetProps(type, props), key);
