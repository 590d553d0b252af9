export { ServiceStatusPage } from "./ServiceStatusPage";
