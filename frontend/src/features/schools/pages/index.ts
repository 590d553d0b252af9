/** Pages of this area, loaded together when one is first opened. */
export { SchoolSettingsPage } from "./SchoolSettingsPage";
export { SchoolsPage } from "./SchoolsPage";
