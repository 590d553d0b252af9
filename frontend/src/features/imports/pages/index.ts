/** Pages of this area, loaded together when one is first opened. */
export { ImportPage } from "./ImportPage";
export { ImportsPage } from "./ImportsPage";
