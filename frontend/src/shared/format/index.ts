export * from "./apostrophes";
export * from "./clock";
export * from "./dates";
export * from "./deliveries";
export * from "./half-days";
export * from "./names";
export * from "./numbers";
export * from "./spaces";
