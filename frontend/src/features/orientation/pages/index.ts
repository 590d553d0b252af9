/** Pages of this area, loaded together when one is first opened. */
export { OrientationPage } from "./OrientationPage";
export { OrientationStepPage } from "./OrientationStepPage";
export { OrientationYearPage } from "./OrientationYearPage";
export { StudentOrientationPage } from "./StudentOrientationPage";
