/** Pages of this area, loaded together when one is first opened. */
export { GuardianPage } from "./GuardianPage";
export { NewStudentPage } from "./NewStudentPage";
export { StudentPage } from "./StudentPage";
export { StudentsPage } from "./StudentsPage";
