export { ClosePage } from "./ClosePage";
export { ComparePage } from "./ComparePage";
export { ListPage } from "./ListPage";
export { PublishPage } from "./PublishPage";
export { ReceivedListPage } from "./ReceivedListPage";
export { ReturnsPage } from "./ReturnsPage";
export { RightnessPage } from "./RightnessPage";
