export { ContractPage } from "./ContractPage";
export { ContractsPage } from "./ContractsPage";
export { NetworkPage } from "./NetworkPage";
export { NewPlacePage } from "./NewPlacePage";
export { PlacesPage } from "./PlacesPage";
export { TutorPage } from "./TutorPage";
