/** Pages of this area, loaded together when one is first opened. */
export { DepartureActPage } from "./DepartureActPage";
export { DeparturePage } from "./DeparturePage";
export { DeparturesPage } from "./DeparturesPage";
export { HandoversPage } from "./HandoversPage";
export { NewDeparturePage } from "./NewDeparturePage";
export { PlatformAreasPage } from "./PlatformAreasPage";
