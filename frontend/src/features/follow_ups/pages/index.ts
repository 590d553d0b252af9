export { FollowUpActPage } from "./FollowUpActPage";
export { FollowUpPage } from "./FollowUpPage";
export { FollowUpsPage } from "./FollowUpsPage";
export { InterviewPage } from "./InterviewPage";
export { NewFollowUpPage } from "./NewFollowUpPage";
export { PlatformSettingsPage } from "./PlatformSettingsPage";
