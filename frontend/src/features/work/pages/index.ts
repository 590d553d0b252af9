/** Pages of this area, loaded together when one is first opened. */
export { HomePage } from "./HomePage";
