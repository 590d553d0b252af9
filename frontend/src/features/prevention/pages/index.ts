export { OwnSignalsPage } from "./OwnSignalsPage";
export { ReportPage } from "./ReportPage";
export { RulesPage } from "./RulesPage";
export { SignalPage } from "./SignalPage";
export { SignalsPage } from "./SignalsPage";
export { WeekPage } from "./WeekPage";
