/** Pages of this area, loaded together when one is first opened. */
export { LegalBasesPage } from "./LegalBasesPage";
export { SimulatorPage } from "./SimulatorPage";
