/** Pages of this area, loaded together when one is first opened. */
export { AccountsPage } from "./AccountsPage";
export { CodePage } from "./CodePage";
export { InvitationPage } from "./InvitationPage";
export { MyAccountPage } from "./MyAccountPage";
export { PasswordPage } from "./PasswordPage";
