export { PartnerPage } from "./PartnerPage";
export { PartnersPage } from "./PartnersPage";
export { ReferredYouthsPage } from "./ReferredYouthsPage";
