export * from "./dates";
export * from "./half-days";
export * from "./names";
export * from "./numbers";
export * from "./spaces";
