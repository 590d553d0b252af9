export { MeetingPage } from "./MeetingPage";
export { MeetingSessionPage } from "./MeetingSessionPage";
export { MeetingsPage } from "./MeetingsPage";
