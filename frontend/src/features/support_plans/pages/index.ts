export { CataloguePage } from "./CataloguePage";
export { MeasuresPage } from "./MeasuresPage";
export { NewPlanPage } from "./NewPlanPage";
export { PlanPage } from "./PlanPage";
export { PlansPage } from "./PlansPage";
