/** Pages of this area, loaded together when one is first opened. */
export { RollCallPage } from "./RollCallPage";
export { RollCallsPage } from "./RollCallsPage";
