export { PlacesNearbyPage } from "./PlacesNearbyPage";
export { ResumePage } from "./ResumePage";
export { SixStepsPage } from "./SixStepsPage";
