/** Pages of this area, loaded together when one is first opened. */
export { ActPage } from "./ActPage";
export { CasePage } from "./CasePage";
export { CasesPage } from "./CasesPage";
export { DocumentPage } from "./DocumentPage";
