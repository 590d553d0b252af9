/** Pages of this area, loaded together when one is first opened. */
export { StudentPage } from "./StudentPage";
export { StudentsPage } from "./StudentsPage";
