/** Pages of this area, loaded together when one is first opened. */
export { AccessibilityPage } from "./AccessibilityPage";
export { PersonalDataPage } from "./PersonalDataPage";
export { SiteMapPage } from "./SiteMapPage";
