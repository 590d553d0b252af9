/** Pages of this area, loaded together when one is first opened. */
export { HearingsPage } from "./HearingsPage";
export { LettersPage } from "./LettersPage";
export { ReasonPage } from "./ReasonPage";
export { ReferralsPage } from "./ReferralsPage";
export { DelegationsPage } from "./DelegationsPage";
export { SupportServicesPage } from "./SupportServicesPage";
