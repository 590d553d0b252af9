/** The same while developing and testing. */

import type { ElementType, Key } from "react";
import { Fragment, jsxDEV as element } from "react/jsx-dev-runtime";

import { typesetProps } from "./typesetProps";

export type { JSX } from "react/jsx-dev-runtime";
export { Fragment };

type Source = Parameters<typeof element>[4];

export const jsxDEV = (type: ElementType, props: object, key: Key | undefined, isStatic: boolean, source?: Source, self?: unknown) =>
  element(type, typesetProps(type, props), key, isStatic, source, self);
