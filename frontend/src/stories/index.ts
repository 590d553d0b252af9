/** Compositions with their states, for who builds pages. */
export { StoriesPage } from "./StoriesPage";
