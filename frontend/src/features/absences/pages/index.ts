/** Pages of this area, loaded together when one is first opened. */
export { AbsencePage } from "./AbsencePage";
export { AbsencesPage } from "./AbsencesPage";
export { AlertsPage } from "./AlertsPage";
export { NewAbsencePage } from "./NewAbsencePage";
