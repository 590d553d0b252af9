export { LetterheadPage } from "./LetterheadPage";
